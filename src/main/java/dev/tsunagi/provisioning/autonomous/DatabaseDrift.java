package dev.tsunagi.provisioning.autonomous;

import module java.base;

import com.oracle.bmc.database.model.AutonomousDatabase;
import dev.tsunagi.api.provisioning.AutonomousDatabasesSpec;
import dev.tsunagi.api.provisioning.PowerState;
import dev.tsunagi.provisioning.Drift;
import org.jspecify.annotations.Nullable;

/// Where an Autonomous Database is not as the spec has it. Pure.
final class DatabaseDrift {

  private DatabaseDrift() {}

  /// One that is stopped takes no other change than to be started.
  static Drift of(AutonomousDatabasesSpec desired, AutonomousDatabase there) {
    var comparison = new Drift.Comparison();
    var stopped = there.getLifecycleState() == AutonomousDatabase.LifecycleState.Stopped;
    comparison.updatable(
        "powerState", desired.powerState(), stopped ? PowerState.INACTIVE : PowerState.ACTIVE);
    if (stopped) {
      return comparison.drift();
    }
    if (desired.id().isEmpty()) {
      comparison
          .immutable("compartmentId", desired.compartmentId(), there.getCompartmentId())
          .immutable("isDedicated", desired.isDedicated(), there.getIsDedicated())
          .immutable("subnetId", desired.subnetId(), there.getSubnetId());
    }
    return settings(desired, there, comparison)
        .tags("freeformTags", desired.freeformTags(), there.getFreeformTags())
        .tags("definedTags", desired.definedTags(), there.getDefinedTags())
        .drift();
  }

  private static Drift.Comparison settings(
      AutonomousDatabasesSpec desired, AutonomousDatabase there, Drift.Comparison comparison) {
    return comparison
        .updatable("displayName", desired.displayName(), there.getDisplayName())
        .updatable("dbName", desired.dbName(), there.getDbName())
        .updatable("dbVersion", desired.dbVersion(), there.getDbVersion())
        .updatable(
            "dbWorkload",
            desired.dbWorkload().toUpperCase(Locale.ROOT),
            there.getDbWorkload() == null ? null : there.getDbWorkload().getValue())
        .updatable(
            "computeModel",
            desired.computeModel().toUpperCase(Locale.ROOT),
            there.getComputeModel() == null ? null : there.getComputeModel().getValue())
        .updatable("computeCount", desired.computeCount(), there.getComputeCount())
        .updatable("cpuCoreCount", positive(desired.cpuCoreCount()), there.getCpuCoreCount())
        .updatable(
            "dataStorageSizeInTBs",
            positive(desired.dataStorageSizeInTBs()),
            there.getDataStorageSizeInTBs())
        .updatable(
            "dataStorageSizeInGBs",
            positive(desired.dataStorageSizeInGBs()),
            there.getDataStorageSizeInGBs())
        .updatable(
            "isAutoScalingEnabled", desired.isAutoScalingEnabled(), there.getIsAutoScalingEnabled())
        .updatable("isFreeTier", desired.isFreeTier(), there.getIsFreeTier())
        .updatable(
            "licenseModel",
            desired.licenseModel(),
            there.getLicenseModel() == null ? null : there.getLicenseModel().getValue())
        .updatable("whitelistedIps", desired.whitelistedIps(), there.getWhitelistedIps());
  }

  /// OSOK's stored specs hold 0 for what was not said.
  private static @Nullable Integer positive(@Nullable Integer number) {
    return number == null || number == 0 ? null : number;
  }
}
