package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/// A pool of streams, with what Kafka clients have to know of it.
@JsonClassDescription(
    "A pool of streams of OCI Streaming, made or bound, and the Secret with what Kafka"
        + " clients need.")
@Group("tsunagi.dev")
@Version("v1alpha1")
@Kind("StreamPool")
@Plural("streampools")
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
public final class StreamPool extends ProvisionedResource<StreamPoolSpec> {

  @Override
  protected StreamPoolSpec emptySpec() {
    return StreamPoolSpec.EMPTY;
  }
}
