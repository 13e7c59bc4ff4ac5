package dev.tsunagi.provisioning.account;

import module java.base;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;

/// The MariaDB of this machine.
class ServerOnMariaDbIT extends ServerCases {

  @TempDir static Path directory;

  @Override
  MySqlServer server() throws Exception {
    Assumptions.assumeTrue(
        MariaDb.program().isPresent(),
        "this machine has no mariadbd; the same tests run on the simulated endpoint");
    return MariaDb.start(directory);
  }
}
