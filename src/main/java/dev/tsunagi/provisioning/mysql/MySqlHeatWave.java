package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.model.AddHeatWaveClusterDetails;
import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.HeatWaveCluster;
import com.oracle.bmc.mysql.model.UpdateHeatWaveClusterDetails;
import com.oracle.bmc.mysql.requests.AddHeatWaveClusterRequest;
import com.oracle.bmc.mysql.requests.DeleteHeatWaveClusterRequest;
import com.oracle.bmc.mysql.requests.UpdateHeatWaveClusterRequest;
import dev.tsunagi.api.provisioning.MySqlOptions.HeatWave;

/// Attaches, changes and removes analytics clusters.
final class MySqlHeatWave {

  private final MySqlService service;

  MySqlHeatWave(MySqlService service) {
    this.service = service;
  }

  Optional<String> change(DbSystem system, HeatWave wanted) {
    var there = system.getHeatWaveCluster();
    var attached =
        there != null && there.getLifecycleState() != HeatWaveCluster.LifecycleState.Deleted;
    var doing = "change the HeatWave cluster of MySQL DB system " + system.getId();
    return Optional.ofNullable(
        service.call(
            system.getCompartmentId(),
            doing,
            () ->
                !wanted.isWanted()
                    ? remove(system)
                    : attached ? update(system, wanted) : add(system, wanted)));
  }

  private String add(DbSystem system, HeatWave wanted) {
    var details =
        AddHeatWaveClusterDetails.builder()
            .shapeName(wanted.shapeName())
            .clusterSize(Objects.requireNonNullElse(wanted.clusterSize(), 1));
    if (wanted.isLakehouseEnabled() != null) {
      details.isLakehouseEnabled(wanted.isLakehouseEnabled());
    }
    var request =
        AddHeatWaveClusterRequest.builder()
            .dbSystemId(system.getId())
            .addHeatWaveClusterDetails(details.build())
            .build();
    return service.systems().addHeatWaveCluster(request).getOpcWorkRequestId();
  }

  private String update(DbSystem system, HeatWave wanted) {
    var details = UpdateHeatWaveClusterDetails.builder();
    if (!wanted.shapeName().isEmpty()) {
      details.shapeName(wanted.shapeName());
    }
    if (wanted.clusterSize() != null) {
      details.clusterSize(wanted.clusterSize());
    }
    if (wanted.isLakehouseEnabled() != null) {
      details.isLakehouseEnabled(wanted.isLakehouseEnabled());
    }
    var request =
        UpdateHeatWaveClusterRequest.builder()
            .dbSystemId(system.getId())
            .updateHeatWaveClusterDetails(details.build())
            .build();
    return service.systems().updateHeatWaveCluster(request).getOpcWorkRequestId();
  }

  private String remove(DbSystem system) {
    var request = DeleteHeatWaveClusterRequest.builder().dbSystemId(system.getId()).build();
    return service.systems().deleteHeatWaveCluster(request).getOpcWorkRequestId();
  }
}
