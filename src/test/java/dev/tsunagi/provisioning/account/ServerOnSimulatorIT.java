package dev.tsunagi.provisioning.account;

/// The simulated endpoint.
class ServerOnSimulatorIT extends ServerCases {

  @Override
  MySqlServer server() {
    return Simulated.start();
  }
}
