package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/// Something that runs on virtual nodes: a service, or a job that ends.
@JsonClassDescription(
    "An application on OKE virtual nodes: a service, or a job that ends. It waits for the"
        + " Secrets that it is bound to, and rolls when they change.")
@Group("tsunagi.dev")
@Version("v1alpha1")
@Kind("VirtualNodeWorkload")
@Plural("virtualnodeworkloads")
@ShortNames("vnw")
@AdditionalPrinterColumn(
    name = "Ready",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(
    name = "Reason",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(
    name = "Pods",
    jsonPath = ".status.readyReplicas",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "Url", jsonPath = ".status.url")
@AdditionalPrinterColumn(name = "Size", jsonPath = ".status.podSize.billed", priority = 1)
@AdditionalPrinterColumn(name = "Revision", jsonPath = ".status.revision", priority = 1)
@AdditionalPrinterColumn(
    name = "Message",
    jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
    priority = 1)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class VirtualNodeWorkload
    extends CheckedResource<VirtualNodeWorkloadSpec, VirtualNodeWorkloadStatus>
    implements Namespaced {

  @Override
  protected VirtualNodeWorkloadSpec emptySpec() {
    return VirtualNodeWorkloadSpec.EMPTY;
  }

  @Override
  protected VirtualNodeWorkloadStatus initStatus() {
    return VirtualNodeWorkloadStatus.EMPTY;
  }
}
