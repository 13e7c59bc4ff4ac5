package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.oracle.bmc.mysql.model.CrashRecoveryStatus;
import com.oracle.bmc.mysql.model.CreateDbSystemDetails;
import com.oracle.bmc.mysql.model.CreateDbSystemSourceDetails;
import com.oracle.bmc.mysql.model.CreateDbSystemSourceFromBackupDetails;
import com.oracle.bmc.mysql.model.CreateDbSystemSourceFromPitrDetails;
import com.oracle.bmc.mysql.model.CreateDbSystemSourceImportFromUrlDetails;
import com.oracle.bmc.mysql.model.CreateMaintenanceDetails;
import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.UpdateDbSystemDetails;
import com.oracle.bmc.mysql.model.UpdateMaintenanceDetails;
import dev.tsunagi.api.provisioning.MySqlDbSystemSpec;
import dev.tsunagi.api.provisioning.MySqlOptions;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.TagMaps;
import org.jspecify.annotations.Nullable;

/// Requests, from specs. What a spec leaves out is not sent, so that OCI chooses.
final class MySqlDetails {

  private MySqlDetails() {}

  static CreateDbSystemDetails ofNew(Order<MySqlDbSystemSpec> order) {
    var spec = order.spec();
    var details =
        CreateDbSystemDetails.builder()
            .compartmentId(spec.compartmentId())
            .shapeName(spec.shapeName())
            .subnetId(spec.subnetId())
            .displayName(spec.displayName().isEmpty() ? order.name() : spec.displayName())
            .freeformTags(order.freeformTags());
    given(spec.description(), details::description);
    given(spec.availabilityDomain(), details::availabilityDomain);
    if (!Boolean.TRUE.equals(spec.isHighlyAvailable())) {
      given(spec.faultDomain(), details::faultDomain);
    }
    given(spec.mysqlVersion(), details::mysqlVersion);
    given(spec.hostnameLabel(), details::hostnameLabel);
    given(spec.ipAddress(), details::ipAddress);
    given(spec.isHighlyAvailable(), details::isHighlyAvailable);
    given(spec.dataStorageSizeInGBs(), details::dataStorageSizeInGBs);
    given(spec.port(), details::port);
    given(spec.portX(), details::portX);
    order
        .credentials()
        .value(MySqlDbSystemModel.USERNAME)
        .ifPresent(user -> details.adminUsername(user.text().strip()));
    order
        .credentials()
        .value(MySqlDbSystemModel.PASSWORD)
        .ifPresent(word -> details.adminPassword(word.text().strip()));
    options(spec, details);
    return details.build();
  }

  private static void options(MySqlDbSystemSpec spec, CreateDbSystemDetails.Builder details) {
    if (spec.configuration() != null) {
      given(spec.configuration().id(), details::configurationId);
    }
    if (spec.backupPolicy() != null) {
      details.backupPolicy(MySqlPolicies.backupOfNew(spec.backupPolicy()));
    }
    if (spec.maintenance() != null && !spec.maintenance().windowStartTime().isEmpty()) {
      var window = spec.maintenance().windowStartTime();
      details.maintenance(CreateMaintenanceDetails.builder().windowStartTime(window).build());
    }
    if (spec.crashRecovery() != null) {
      details.crashRecovery(CrashRecoveryStatus.create(spec.crashRecovery().name()));
    }
    if (spec.deletionProtection() != null) {
      details.deletionPolicy(MySqlPolicies.deletionOfNew(spec.deletionProtection()));
    }
    if (!spec.definedTags().isEmpty()) {
      details.definedTags(TagMaps.ofObjects(spec.definedTags()));
    }
    if (spec.source() != null) {
      given(source(spec.source()), details::source);
    }
  }

  private static @Nullable CreateDbSystemSourceDetails source(MySqlOptions.Source source) {
    return switch (source.kind()) {
      case NONE, UNKNOWN -> null;
      case BACKUP ->
          CreateDbSystemSourceFromBackupDetails.builder().backupId(source.backupId()).build();
      case PITR -> pointInTime(source);
      case IMPORTURL ->
          CreateDbSystemSourceImportFromUrlDetails.builder().sourceUrl(source.sourceUrl()).build();
    };
  }

  private static CreateDbSystemSourceDetails pointInTime(MySqlOptions.Source source) {
    var details = CreateDbSystemSourceFromPitrDetails.builder().dbSystemId(source.dbSystemId());
    if (!source.recoveryPoint().isEmpty()) {
      try {
        var point = OffsetDateTime.parse(source.recoveryPoint()).toInstant();
        details.recoveryPoint(Date.from(point));
      } catch (DateTimeParseException e) {
        throw new FailureException(
            new Failure.Invalid(
                "spec.source.recoveryPoint \"%s\" is not a time like 2026-01-02T03:04:05Z"
                    .formatted(source.recoveryPoint())),
            e);
      }
    }
    return details.build();
  }

  static UpdateDbSystemDetails ofChange(
      DbSystem there, Order<MySqlDbSystemSpec> order, Drift drift) {
    var spec = order.spec();
    var details = UpdateDbSystemDetails.builder();
    when(drift, "displayName", () -> details.displayName(spec.displayName()));
    when(drift, "description", () -> details.description(spec.description()));
    when(drift, "shapeName", () -> details.shapeName(spec.shapeName()));
    when(drift, "mysqlVersion", () -> details.mysqlVersion(spec.mysqlVersion()));
    when(drift, "isHighlyAvailable", () -> details.isHighlyAvailable(spec.isHighlyAvailable()));
    when(
        drift,
        "dataStorageSizeInGBs",
        () -> details.dataStorageSizeInGBs(spec.dataStorageSizeInGBs()));
    when(
        drift,
        "configuration.id",
        () -> details.configurationId(Objects.requireNonNull(spec.configuration()).id()));
    if (drift.has("crashRecovery") && spec.crashRecovery() != null) {
      details.crashRecovery(CrashRecoveryStatus.create(spec.crashRecovery().name()));
    }
    if (drift.has("maintenance.windowStartTime") && spec.maintenance() != null) {
      var window = spec.maintenance().windowStartTime();
      details.maintenance(UpdateMaintenanceDetails.builder().windowStartTime(window).build());
    }
    if (any(drift, "backupPolicy") && spec.backupPolicy() != null) {
      details.backupPolicy(MySqlPolicies.backupOfChange(there, spec.backupPolicy()));
    }
    if (any(drift, "deletionProtection") && spec.deletionProtection() != null) {
      details.deletionPolicy(MySqlPolicies.deletionOfChange(spec.deletionProtection()));
    }
    if (drift.has(MySqlDbSystemModel.PASSWORD)) {
      order
          .credentials()
          .value(MySqlDbSystemModel.PASSWORD)
          .ifPresent(word -> details.adminPassword(word.text().strip()));
    }
    if (any(drift, "freeformTags")) {
      details.freeformTags(TagMaps.over(there.getFreeformTags(), order.freeformTags()));
    }
    if (any(drift, "definedTags")) {
      details.definedTags(TagMaps.overNested(there.getDefinedTags(), spec.definedTags()));
    }
    return details.build();
  }

  private static boolean any(Drift drift, String prefix) {
    return drift.updatable().stream().anyMatch(field -> field.field().startsWith(prefix));
  }

  private static void when(Drift drift, String field, Runnable change) {
    if (drift.has(field)) {
      change.run();
    }
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
}
