package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.DbSystemClient;
import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.InnoDbShutdownMode;
import com.oracle.bmc.mysql.model.StopDbSystemDetails;
import com.oracle.bmc.mysql.requests.StartDbSystemRequest;
import com.oracle.bmc.mysql.requests.StopDbSystemRequest;
import dev.tsunagi.api.provisioning.PowerState;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.ResourceCalls;

/// Switches DB systems on and off.
final class MySqlPower {

  private final OciConnection connection;

  MySqlPower(OciConnection connection) {
    this.connection = connection;
  }

  Optional<String> change(DbSystem system, PowerState wanted) {
    var calls = new ResourceCalls(connection, "manage mysql-family", system.getCompartmentId());
    return Optional.ofNullable(
        switch (wanted) {
          case ACTIVE -> calls.call("start MySQL DB system " + system.getId(), () -> start(system));
          case INACTIVE -> calls.call("stop MySQL DB system " + system.getId(), () -> stop(system));
        });
  }

  private com.oracle.bmc.mysql.DbSystem client() {
    return connection.client(com.oracle.bmc.mysql.DbSystem.class, DbSystemClient::builder);
  }

  private String start(DbSystem system) {
    var request = StartDbSystemRequest.builder().dbSystemId(system.getId()).build();
    return client().startDbSystem(request).getOpcWorkRequestId();
  }

  private String stop(DbSystem system) {
    var details = StopDbSystemDetails.builder().shutdownType(InnoDbShutdownMode.Fast).build();
    var request =
        StopDbSystemRequest.builder()
            .dbSystemId(system.getId())
            .stopDbSystemDetails(details)
            .build();
    return client().stopDbSystem(request).getOpcWorkRequestId();
  }
}
