package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/// Backups by the clock: it makes a [MySqlBackup] whenever its time has come, as a CronJob makes
/// Jobs, and deletes those it made that are beyond what is to be kept.
@JsonClassDescription(
    "Backups of a MySqlDbSystem by the clock, as a CronJob makes Jobs; of those it made,"
        + " only so many are kept.")
@Group("tsunagi.dev")
@Version("v1alpha1")
@Kind("MySqlBackupSchedule")
@Plural("mysqlbackupschedules")
@AdditionalPrinterColumn(name = "Schedule", jsonPath = ".spec.schedule")
@AdditionalPrinterColumn(name = "Suspend", jsonPath = ".spec.suspend")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "Kept", jsonPath = ".status.kept")
@AdditionalPrinterColumn(
    name = "Last Success",
    jsonPath = ".status.lastSuccessfulTime",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class MySqlBackupSchedule
    extends CheckedResource<MySqlBackupScheduleSpec, MySqlBackupScheduleStatus>
    implements Namespaced {

  @Override
  protected MySqlBackupScheduleSpec emptySpec() {
    return MySqlBackupScheduleSpec.EMPTY;
  }

  @Override
  protected MySqlBackupScheduleStatus initStatus() {
    return MySqlBackupScheduleStatus.EMPTY;
  }
}
