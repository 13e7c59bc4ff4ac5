package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.InnoDbShutdownMode;
import com.oracle.bmc.mysql.model.StopDbSystemDetails;
import com.oracle.bmc.mysql.requests.StartDbSystemRequest;
import com.oracle.bmc.mysql.requests.StopDbSystemRequest;
import dev.tsunagi.api.provisioning.PowerState;

/// Switches DB systems on and off.
final class MySqlPower {

  private final MySqlService service;

  MySqlPower(MySqlService service) {
    this.service = service;
  }

  Optional<String> change(DbSystem system, PowerState wanted) {
    var id = system.getId();
    var compartment = system.getCompartmentId();
    return Optional.ofNullable(
        switch (wanted) {
          case ACTIVE ->
              service.call(compartment, "start MySQL DB system " + id, () -> start(system));
          case INACTIVE ->
              service.call(compartment, "stop MySQL DB system " + id, () -> stop(system));
        });
  }

  private String start(DbSystem system) {
    var request = StartDbSystemRequest.builder().dbSystemId(system.getId()).build();
    return service.systems().startDbSystem(request).getOpcWorkRequestId();
  }

  private String stop(DbSystem system) {
    var details = StopDbSystemDetails.builder().shutdownType(InnoDbShutdownMode.Fast).build();
    var request =
        StopDbSystemRequest.builder()
            .dbSystemId(system.getId())
            .stopDbSystemDetails(details)
            .build();
    return service.systems().stopDbSystem(request).getOpcWorkRequestId();
  }
}
