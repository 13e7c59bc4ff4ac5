package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/// A stream of OCI Streaming, made or bound, and the Secret that tells where it is.
@JsonClassDescription(
    "A stream of OCI Streaming, made or bound, and the Secret that tells where it is.")
@Group("oci.oracle.com")
@Version("v1beta1")
@Kind("Stream")
@Plural("streams")
@Singular("stream")
@AdditionalPrinterColumn(name = "Streamname", jsonPath = ".spec.name", priority = 1)
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
public final class Stream extends ProvisionedResource<StreamSpec> {

  @Override
  protected StreamSpec emptySpec() {
    return StreamSpec.EMPTY;
  }
}
