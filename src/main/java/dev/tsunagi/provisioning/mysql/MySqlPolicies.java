package dev.tsunagi.provisioning.mysql;

import com.oracle.bmc.mysql.model.CreateBackupPolicyDetails;
import com.oracle.bmc.mysql.model.CreateDeletionPolicyDetails;
import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.PitrPolicy;
import com.oracle.bmc.mysql.model.UpdateBackupPolicyDetails;
import com.oracle.bmc.mysql.model.UpdateDeletionPolicyDetails;
import dev.tsunagi.api.provisioning.MySqlOptions.BackupPolicy;
import dev.tsunagi.api.provisioning.MySqlOptions.DeletionProtection;
import dev.tsunagi.provisioning.TagMaps;

/// The policies of a DB system as the requests carry them: for OCI a new one and a changed one are
/// of two types.
final class MySqlPolicies {

  private MySqlPolicies() {}

  static CreateBackupPolicyDetails backupOfNew(BackupPolicy wanted) {
    var details = CreateBackupPolicyDetails.builder();
    if (wanted.isEnabled() != null) {
      details.isEnabled(wanted.isEnabled());
    }
    if (!wanted.windowStartTime().isEmpty()) {
      details.windowStartTime(wanted.windowStartTime());
    }
    if (wanted.retentionInDays() != null) {
      details.retentionInDays(wanted.retentionInDays());
    }
    if (wanted.pointInTimeRecovery() != null) {
      details.pitrPolicy(PitrPolicy.builder().isEnabled(wanted.pointInTimeRecovery()).build());
    }
    if (!wanted.freeformTags().isEmpty()) {
      details.freeformTags(wanted.freeformTags());
    }
    if (!wanted.definedTags().isEmpty()) {
      details.definedTags(TagMaps.ofObjects(wanted.definedTags()));
    }
    return details.build();
  }

  static UpdateBackupPolicyDetails backupOfChange(DbSystem there, BackupPolicy wanted) {
    var details = UpdateBackupPolicyDetails.builder();
    if (wanted.isEnabled() != null) {
      details.isEnabled(wanted.isEnabled());
    }
    if (!wanted.windowStartTime().isEmpty()) {
      details.windowStartTime(wanted.windowStartTime());
    }
    if (wanted.retentionInDays() != null) {
      details.retentionInDays(wanted.retentionInDays());
    }
    if (wanted.pointInTimeRecovery() != null) {
      details.pitrPolicy(PitrPolicy.builder().isEnabled(wanted.pointInTimeRecovery()).build());
    }
    if (!wanted.freeformTags().isEmpty()) {
      var policy = there.getBackupPolicy();
      details.freeformTags(
          TagMaps.over(policy == null ? null : policy.getFreeformTags(), wanted.freeformTags()));
    }
    return details.build();
  }

  static CreateDeletionPolicyDetails deletionOfNew(DeletionProtection wanted) {
    var details = CreateDeletionPolicyDetails.builder();
    if (wanted.isDeleteProtected() != null) {
      details.isDeleteProtected(wanted.isDeleteProtected());
    }
    if (wanted.finalBackup() != null) {
      details.finalBackup(
          CreateDeletionPolicyDetails.FinalBackup.create(wanted.finalBackup().name()));
    }
    if (wanted.automaticBackupRetention() != null) {
      details.automaticBackupRetention(
          CreateDeletionPolicyDetails.AutomaticBackupRetention.create(
              wanted.automaticBackupRetention().name()));
    }
    return details.build();
  }

  static UpdateDeletionPolicyDetails deletionOfChange(DeletionProtection wanted) {
    var details = UpdateDeletionPolicyDetails.builder();
    if (wanted.isDeleteProtected() != null) {
      details.isDeleteProtected(wanted.isDeleteProtected());
    }
    if (wanted.finalBackup() != null) {
      details.finalBackup(
          UpdateDeletionPolicyDetails.FinalBackup.create(wanted.finalBackup().name()));
    }
    if (wanted.automaticBackupRetention() != null) {
      details.automaticBackupRetention(
          UpdateDeletionPolicyDetails.AutomaticBackupRetention.create(
              wanted.automaticBackupRetention().name()));
    }
    return details.build();
  }
}
