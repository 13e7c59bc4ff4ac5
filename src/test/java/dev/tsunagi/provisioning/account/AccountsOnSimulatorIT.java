package dev.tsunagi.provisioning.account;

/// On the simulated endpoint.
class AccountsOnSimulatorIT extends AccountCases {

  @Override
  MySqlServer server() {
    return Simulated.start();
  }

  @Override
  boolean isCutOff() {
    return false;
  }
}
