package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Version;

/// A pool of virtual nodes of an OKE cluster. It holds no data, so it goes with its object.
@JsonClassDescription(
    "A pool of virtual nodes of an OKE cluster. It holds no data, so it goes with this"
        + " object.")
@Group("tsunagi.dev")
@Version("v1alpha1")
@Kind("VirtualNodePool")
@Plural("virtualnodepools")
@AdditionalPrinterColumn(
    name = "Nodes",
    jsonPath = ".status.size",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "ReadyNodes",
    jsonPath = ".status.readyNodes",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Synced",
    jsonPath = ".status.conditions[?(@.type==\"Synced\")].reason")
@AdditionalPrinterColumn(name = "Ocid", jsonPath = ".status.id", priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class VirtualNodePool extends ProvisionedResource<VirtualNodePoolSpec> {

  @Override
  protected VirtualNodePoolSpec emptySpec() {
    return VirtualNodePoolSpec.EMPTY;
  }
}
