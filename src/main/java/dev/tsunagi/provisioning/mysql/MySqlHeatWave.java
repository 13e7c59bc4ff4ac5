package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.DbSystemClient;
import com.oracle.bmc.mysql.model.AddHeatWaveClusterDetails;
import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.HeatWaveCluster;
import com.oracle.bmc.mysql.model.UpdateHeatWaveClusterDetails;
import com.oracle.bmc.mysql.requests.AddHeatWaveClusterRequest;
import com.oracle.bmc.mysql.requests.DeleteHeatWaveClusterRequest;
import com.oracle.bmc.mysql.requests.UpdateHeatWaveClusterRequest;
import dev.tsunagi.api.provisioning.MySqlOptions.HeatWave;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.ResourceCalls;

/// Attaches, changes and removes analytics clusters.
final class MySqlHeatWave {

  private final OciConnection connection;

  MySqlHeatWave(OciConnection connection) {
    this.connection = connection;
  }

  private com.oracle.bmc.mysql.DbSystem client() {
    return connection.client(com.oracle.bmc.mysql.DbSystem.class, DbSystemClient::builder);
  }

  Optional<String> change(DbSystem system, HeatWave wanted) {
    var there = system.getHeatWaveCluster();
    var attached =
        there != null && there.getLifecycleState() != HeatWaveCluster.LifecycleState.Deleted;
    var doing = "change the HeatWave cluster of MySQL DB system " + system.getId();
    return Optional.ofNullable(
        new ResourceCalls(connection, "manage mysql-family", system.getCompartmentId())
            .call(
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
    return client().addHeatWaveCluster(request).getOpcWorkRequestId();
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
    return client().updateHeatWaveCluster(request).getOpcWorkRequestId();
  }

  private String remove(DbSystem system) {
    var request = DeleteHeatWaveClusterRequest.builder().dbSystemId(system.getId()).build();
    return client().deleteHeatWaveCluster(request).getOpcWorkRequestId();
  }
}
