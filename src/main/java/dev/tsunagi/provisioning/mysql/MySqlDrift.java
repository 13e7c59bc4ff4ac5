package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.HeatWaveCluster;
import dev.tsunagi.api.provisioning.MySqlDbSystemSpec;
import dev.tsunagi.api.provisioning.MySqlOptions;
import dev.tsunagi.api.provisioning.PowerState;
import dev.tsunagi.provisioning.Drift;
import org.jspecify.annotations.Nullable;

/// Where a DB system is not as its spec says. Pure.
///
/// A bound one is compared in what can be changed only. Placement counts when it is made: OCI moves
/// instances about, and the fault domain that OSOK puts into every spec is no wish.
final class MySqlDrift {

  private final MySqlDbSystemSpec desired;
  private final DbSystem there;
  private final Drift.Comparison comparison = new Drift.Comparison();

  private MySqlDrift(MySqlDbSystemSpec desired, DbSystem there) {
    this.desired = desired;
    this.there = there;
  }

  static Drift of(MySqlDbSystemSpec desired, ActualDbSystem actual) {
    var drift = new MySqlDrift(desired, actual.system());
    drift.power();
    if (drift.mayBeChanged()) {
      drift.immutable();
      drift.system();
      drift.policies();
      drift.heatWave();
      drift.comparison.updatable("readReplicas", desired.readReplicas(), actual.replicas().size());
    }
    return drift.comparison.drift();
  }

  /// OCI changes nothing about one that is switched off.
  private boolean mayBeChanged() {
    return there.getLifecycleState() != DbSystem.LifecycleState.Inactive;
  }

  private void power() {
    if (desired.powerState() != null) {
      var actual =
          there.getLifecycleState() == DbSystem.LifecycleState.Inactive
              ? PowerState.INACTIVE
              : PowerState.ACTIVE;
      comparison.updatable("powerState", desired.powerState(), actual);
    }
  }

  private void immutable() {
    if (!desired.id().isEmpty()) {
      return;
    }
    comparison
        .immutable("compartmentId", desired.compartmentId(), there.getCompartmentId())
        .immutable("subnetId", desired.subnetId(), there.getSubnetId())
        .immutable("hostnameLabel", desired.hostnameLabel(), there.getHostnameLabel())
        .immutable("ipAddress", desired.ipAddress(), there.getIpAddress())
        .immutable("port", desired.port(), there.getPort())
        .immutable("portX", desired.portX(), there.getPortX());
  }

  private void system() {
    var configuration = desired.configuration();
    comparison
        .updatable("displayName", desired.displayName(), there.getDisplayName())
        .updatable("description", desired.description(), there.getDescription())
        .updatable("shapeName", desired.shapeName(), there.getShapeName())
        .updatable("mysqlVersion", desired.mysqlVersion(), version())
        .updatable("isHighlyAvailable", desired.isHighlyAvailable(), there.getIsHighlyAvailable())
        .updatable(
            "configuration.id",
            configuration == null ? "" : configuration.id(),
            there.getConfigurationId())
        .updatable(
            "crashRecovery",
            desired.crashRecovery(),
            there.getCrashRecovery() == null ? null : there.getCrashRecovery().getValue())
        .tags("freeformTags", desired.freeformTags(), there.getFreeformTags())
        .tags("definedTags", desired.definedTags(), there.getDefinedTags());
    storage();
  }

  /// A spec that says `8.4` is content with 8.4.3, as OCI patches by itself.
  private @Nullable String version() {
    var actual = there.getMysqlVersion();
    return actual != null && actual.startsWith(desired.mysqlVersion() + ".")
        ? desired.mysqlVersion()
        : actual;
  }

  private void storage() {
    var wanted = desired.dataStorageSizeInGBs();
    var actual = there.getDataStorageSizeInGBs();
    if (wanted != null && actual != null && wanted < actual) {
      comparison.immutable("dataStorageSizeInGBs", wanted, actual);
    } else {
      comparison.updatable("dataStorageSizeInGBs", wanted, actual);
    }
  }

  private void policies() {
    backups(desired.backupPolicy());
    if (desired.maintenance() != null && there.getMaintenance() != null) {
      comparison.updatable(
          "maintenance.windowStartTime",
          desired.maintenance().windowStartTime(),
          there.getMaintenance().getWindowStartTime());
    }
    var wanted = desired.deletionProtection();
    var actual = there.getDeletionPolicy();
    if (wanted != null) {
      comparison
          .updatable(
              "deletionProtection.isDeleteProtected",
              wanted.isDeleteProtected(),
              actual == null ? null : actual.getIsDeleteProtected())
          .updatable(
              "deletionProtection.finalBackup",
              wanted.finalBackup(),
              actual == null ? null : actual.getFinalBackup().getValue())
          .updatable(
              "deletionProtection.automaticBackupRetention",
              wanted.automaticBackupRetention(),
              actual == null ? null : actual.getAutomaticBackupRetention().getValue());
    }
  }

  private void backups(MySqlOptions.@Nullable BackupPolicy wanted) {
    var actual = there.getBackupPolicy();
    if (wanted == null || actual == null) {
      return;
    }
    var pitr = actual.getPitrPolicy();
    comparison
        .updatable("backupPolicy.isEnabled", wanted.isEnabled(), actual.getIsEnabled())
        .updatable(
            "backupPolicy.windowStartTime", wanted.windowStartTime(), actual.getWindowStartTime())
        .updatable(
            "backupPolicy.retentionInDays", wanted.retentionInDays(), actual.getRetentionInDays())
        .updatable(
            "backupPolicy.pointInTimeRecovery",
            wanted.pointInTimeRecovery(),
            pitr == null ? Boolean.FALSE : pitr.getIsEnabled())
        .tags("backupPolicy.freeformTags", wanted.freeformTags(), actual.getFreeformTags());
  }

  private void heatWave() {
    var wanted = desired.heatWaveCluster();
    if (wanted == null) {
      return;
    }
    var actual = there.getHeatWaveCluster();
    var isThere =
        actual != null && actual.getLifecycleState() != HeatWaveCluster.LifecycleState.Deleted;
    comparison.updatable("heatWaveCluster", wanted.isWanted(), isThere);
    if (wanted.isWanted() && isThere) {
      comparison
          .updatable("heatWaveCluster.shapeName", wanted.shapeName(), actual.getShapeName())
          .updatable("heatWaveCluster.clusterSize", wanted.clusterSize(), actual.getClusterSize())
          .updatable(
              "heatWaveCluster.isLakehouseEnabled",
              wanted.isLakehouseEnabled(),
              actual.getIsLakehouseEnabled());
    }
  }
}
