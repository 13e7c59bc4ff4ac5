package dev.tsunagi.provisioning.autonomous;

import module java.base;

import com.oracle.bmc.database.model.AutonomousDatabase;
import com.oracle.bmc.database.model.CreateAutonomousDatabaseBase;
import com.oracle.bmc.database.model.CreateAutonomousDatabaseDetails;
import com.oracle.bmc.database.model.UpdateAutonomousDatabaseDetails;
import dev.tsunagi.api.provisioning.AutonomousDatabasesSpec;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.TagMaps;
import org.jspecify.annotations.Nullable;

/// Requests, from specs. What a spec leaves out is not sent, so that OCI chooses.
final class AutonomousDatabaseDetails {

  private AutonomousDatabaseDetails() {}

  static CreateAutonomousDatabaseDetails ofNew(Order<AutonomousDatabasesSpec> order) {
    var spec = order.spec();
    var details =
        CreateAutonomousDatabaseDetails.builder()
            .compartmentId(spec.compartmentId())
            .dbName(spec.dbName())
            .displayName(spec.displayName().isEmpty() ? order.name() : spec.displayName())
            .freeformTags(order.freeformTags());
    sizes(spec, details);
    given(spec.dbVersion(), details::dbVersion);
    given(spec.subnetId(), details::subnetId);
    given(
        spec.dbWorkload(),
        workload ->
            details.dbWorkload(
                CreateAutonomousDatabaseBase.DbWorkload.create(workload.toUpperCase(Locale.ROOT))));
    given(
        spec.licenseModel(),
        model -> details.licenseModel(CreateAutonomousDatabaseBase.LicenseModel.create(model)));
    if (Boolean.TRUE.equals(spec.isDedicated())) {
      details.isDedicated(true);
    }
    given(spec.isAutoScalingEnabled(), details::isAutoScalingEnabled);
    given(spec.isFreeTier(), details::isFreeTier);
    if (!spec.whitelistedIps().isEmpty()) {
      details.whitelistedIps(spec.whitelistedIps());
    }
    if (!spec.definedTags().isEmpty()) {
      details.definedTags(TagMaps.ofObjects(spec.definedTags()));
    }
    order
        .credentials()
        .value(AutonomousDatabaseModel.PASSWORD)
        .ifPresent(word -> details.adminPassword(word.text().strip()));
    return details.build();
  }

  private static void sizes(
      AutonomousDatabasesSpec spec, CreateAutonomousDatabaseDetails.Builder details) {
    positive(spec.cpuCoreCount(), details::cpuCoreCount);
    positive(spec.dataStorageSizeInTBs(), details::dataStorageSizeInTBs);
    positive(spec.dataStorageSizeInGBs(), details::dataStorageSizeInGBs);
    given(spec.computeCount(), details::computeCount);
    given(
        spec.computeModel(),
        model ->
            details.computeModel(
                CreateAutonomousDatabaseBase.ComputeModel.create(model.toUpperCase(Locale.ROOT))));
  }

  static UpdateAutonomousDatabaseDetails ofChange(
      AutonomousDatabase there, Order<AutonomousDatabasesSpec> order, Drift drift) {
    var spec = order.spec();
    var details = UpdateAutonomousDatabaseDetails.builder();
    var changes = new LinkedHashMap<String, Runnable>();
    changes.put("displayName", () -> details.displayName(spec.displayName()));
    changes.put("dbName", () -> details.dbName(spec.dbName()));
    changes.put("dbVersion", () -> details.dbVersion(spec.dbVersion()));
    changes.put("computeCount", () -> details.computeCount(spec.computeCount()));
    changes.put("cpuCoreCount", () -> details.cpuCoreCount(spec.cpuCoreCount()));
    changes.put(
        "dataStorageSizeInTBs", () -> details.dataStorageSizeInTBs(spec.dataStorageSizeInTBs()));
    changes.put(
        "dataStorageSizeInGBs", () -> details.dataStorageSizeInGBs(spec.dataStorageSizeInGBs()));
    changes.put(
        "isAutoScalingEnabled", () -> details.isAutoScalingEnabled(spec.isAutoScalingEnabled()));
    changes.put("isFreeTier", () -> details.isFreeTier(spec.isFreeTier()));
    changes.put("whitelistedIps", () -> details.whitelistedIps(spec.whitelistedIps()));
    changes.put("computeModel", () -> details.computeModel(computeModel(spec)));
    changes.put("dbWorkload", () -> details.dbWorkload(workload(spec)));
    changes.put("licenseModel", () -> details.licenseModel(license(spec)));
    changes.forEach(
        (field, change) -> {
          if (drift.has(field)) {
            change.run();
          }
        });
    if (drift.has(AutonomousDatabaseModel.PASSWORD)) {
      order
          .credentials()
          .value(AutonomousDatabaseModel.PASSWORD)
          .ifPresent(word -> details.adminPassword(word.text().strip()));
    }
    if (drift.updatable().stream().anyMatch(f -> f.field().contains("Tags."))) {
      details.freeformTags(TagMaps.over(there.getFreeformTags(), order.freeformTags()));
      details.definedTags(TagMaps.overNested(there.getDefinedTags(), spec.definedTags()));
    }
    return details.build();
  }

  private static UpdateAutonomousDatabaseDetails.ComputeModel computeModel(
      AutonomousDatabasesSpec spec) {
    return UpdateAutonomousDatabaseDetails.ComputeModel.create(
        spec.computeModel().toUpperCase(Locale.ROOT));
  }

  private static UpdateAutonomousDatabaseDetails.DbWorkload workload(AutonomousDatabasesSpec spec) {
    return UpdateAutonomousDatabaseDetails.DbWorkload.create(
        spec.dbWorkload().toUpperCase(Locale.ROOT));
  }

  private static UpdateAutonomousDatabaseDetails.LicenseModel license(
      AutonomousDatabasesSpec spec) {
    return UpdateAutonomousDatabaseDetails.LicenseModel.create(spec.licenseModel());
  }

  private static void given(String value, Consumer<String> setter) {
    if (!value.isEmpty()) {
      setter.accept(value);
    }
  }

  private static <T> void given(@Nullable T value, Consumer<T> setter) {
    if (value != null) {
      setter.accept(value);
    }
  }

  /// OSOK's stored specs hold 0 for what was not said.
  private static void positive(@Nullable Integer value, Consumer<Integer> setter) {
    if (value != null && value > 0) {
      setter.accept(value);
    }
  }
}
