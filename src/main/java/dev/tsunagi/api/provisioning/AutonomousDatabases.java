package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/// One Autonomous Database, made or bound, and the Secret that applications connect with. The kind
/// is a plural because OSOK's is.
@JsonClassDescription(
    "An Autonomous Database of Oracle Cloud, made or bound, and the Secret that"
        + " applications connect with.")
@Group("oci.oracle.com")
@Version("v1beta1")
@Kind("AutonomousDatabases")
@Plural("autonomousdatabases")
@Singular("autonomousdatabases")
@AdditionalPrinterColumn(name = "DisplayName", jsonPath = ".spec.displayName", priority = 1)
@AdditionalPrinterColumn(name = "DbWorkload", jsonPath = ".spec.dbWorkload")
@AdditionalPrinterColumn(name = "Status", jsonPath = ".status.status.conditions[-1].type")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Synced",
    jsonPath = ".status.conditions[?(@.type==\"Synced\")].reason")
@AdditionalPrinterColumn(name = "Ocid", jsonPath = ".status.status.ocid", priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Synced\")].message",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class AutonomousDatabases extends ProvisionedResource<AutonomousDatabasesSpec> {

  @Override
  protected AutonomousDatabasesSpec emptySpec() {
    return AutonomousDatabasesSpec.EMPTY;
  }
}
