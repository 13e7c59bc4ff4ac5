package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/// A backup of a DB system, made when this object is. It outlives both.
@JsonClassDescription("A backup of a MySqlDbSystem, made when this object is. It outlives both.")
@Group("tsunagi.dev")
@Version("v1alpha1")
@Kind("MySqlBackup")
@Plural("mysqlbackups")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Synced",
    jsonPath = ".status.conditions[?(@.type==\"Synced\")].reason")
@AdditionalPrinterColumn(name = "Ocid", jsonPath = ".status.id", priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Synced\")].message",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class MySqlBackup extends ProvisionedResource<MySqlBackupSpec> {

  @Override
  protected MySqlBackupSpec emptySpec() {
    return MySqlBackupSpec.EMPTY;
  }
}
