package dev.tsunagi.provisioning.account;

import module java.base;

/// On the simulated endpoint.
class AccountsOnSimulatorIT extends AccountCases {

  @Override
  MySqlServer server() {
    return Simulated.start();
  }

  /// In turn; on a real server it is both for each.
  @Override
  List<Boolean> ways(int statement) {
    return List.of(statement % 2 == 0);
  }
}
