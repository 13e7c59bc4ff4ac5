package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// A database on a DB system, an account that may do there what an application needs, and the
/// Secret that the application connects with.
@JsonClassDescription(
    "A database on a MySqlDbSystem, an account that may do there what an application"
        + " needs, and the Secret that the application connects with.")
@Group("tsunagi.dev")
@Version("v1alpha1")
@Kind("MySqlAccount")
@Plural("mysqlaccounts")
@ShortNames("mysqlacc")
@AdditionalPrinterColumn(name = "DbSystem", jsonPath = ".spec.dbSystemRef.name")
@AdditionalPrinterColumn(name = "Database", jsonPath = ".status.database")
@AdditionalPrinterColumn(name = "Username", jsonPath = ".status.username")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Synced",
    jsonPath = ".status.conditions[?(@.type==\"Synced\")].reason")
@AdditionalPrinterColumn(
    name = "Rotated",
    jsonPath = ".status.rotatedAt",
    type = AdditionalPrinterColumn.Type.DATE,
    priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Synced\")].message",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class MySqlAccount extends CheckedResource<MySqlAccountSpec, MySqlAccountStatus>
    implements Namespaced {

  @Override
  protected MySqlAccountSpec emptySpec() {
    return MySqlAccountSpec.EMPTY;
  }

  @Override
  protected MySqlAccountStatus initStatus() {
    return MySqlAccountStatus.EMPTY;
  }
}
