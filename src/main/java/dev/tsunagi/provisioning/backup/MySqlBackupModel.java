package dev.tsunagi.provisioning.backup;

import module java.base;

import com.oracle.bmc.mysql.model.Backup;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.ManagementPolicy;
import dev.tsunagi.api.provisioning.MySqlBackupSpec;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.provisioning.Attributes;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.provisioning.References;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.secrets.SecretData;

/// What there is to know about backups.
final class MySqlBackupModel implements ResourceModel<MySqlBackupSpec, Backup> {

  @Override
  public String noun() {
    return "MySQL backup";
  }

  @Override
  public List<SpecProblem> problems(MySqlBackupSpec spec) {
    var problems = new ArrayList<SpecProblem>();
    if (spec.id().isEmpty() && spec.managementPolicy() == ManagementPolicy.MANAGE) {
      if (spec.dbSystemId().isEmpty() && !spec.dbSystem().isGiven()) {
        problems.add(
            new SpecProblem(
                "spec.dbSystemId", "is missing", "there, or spec.dbSystem, or spec.id"));
      }
      if (spec.compartmentId().isEmpty()) {
        problems.add(new SpecProblem("spec.compartmentId", "is missing", ""));
      }
    }
    return problems;
  }

  /// A backup outlives its DB system, and the object that stands for it.
  @Override
  public MySqlBackupSpec resolved(MySqlBackupSpec spec, boolean made, References references) {
    return spec.dbSystem().isGiven() && !made
        ? spec.of(references.ocid("spec.dbSystem", MySqlDbSystem.class, spec.dbSystem()))
        : spec;
  }

  @Override
  public String id(Backup actual) {
    return actual.getId();
  }

  @Override
  public String state(Backup actual) {
    return actual.getLifecycleState().getValue();
  }

  @Override
  public Lifecycle lifecycle(Backup actual) {
    return switch (actual.getLifecycleState()) {
      case Creating, Updating, UnknownEnumValue -> Lifecycle.CHANGING;
      case Active, Inactive -> Lifecycle.READY;
      case Deleting -> Lifecycle.DELETING;
      case Deleted -> Lifecycle.DELETED;
      case Failed -> Lifecycle.BROKEN;
    };
  }

  @Override
  public Map<String, String> freeformTags(Backup actual) {
    return Objects.requireNonNullElse(actual.getFreeformTags(), Map.of());
  }

  @Override
  public Drift drift(MySqlBackupSpec desired, Backup actual) {
    var comparison =
        new Drift.Comparison()
            .updatable("displayName", desired.displayName(), actual.getDisplayName())
            .updatable("description", desired.description(), actual.getDescription())
            .updatable("retentionInDays", desired.retentionInDays(), actual.getRetentionInDays())
            .tags("freeformTags", desired.freeformTags(), actual.getFreeformTags())
            .tags("definedTags", desired.definedTags(), actual.getDefinedTags());
    if (desired.id().isEmpty()) {
      comparison.immutable("dbSystemId", desired.dbSystemId(), actual.getDbSystemId());
    }
    return comparison.drift();
  }

  @Override
  public Map<String, String> attributes(Backup actual) {
    return new Attributes()
        .with("displayName", actual.getDisplayName())
        .with("dbSystemId", actual.getDbSystemId())
        .with("backupType", actual.getBackupType().getValue())
        .with("backupSizeInGBs", actual.getBackupSizeInGBs())
        .with("retentionInDays", actual.getRetentionInDays())
        .with("timeCreated", actual.getTimeCreated().toInstant())
        .toMap();
  }

  @Override
  public boolean connects() {
    return false;
  }

  @Override
  public Optional<SecretData> connection(
      MySqlBackupSpec spec, Backup actual, Credentials credentials) {
    return Optional.empty();
  }
}
