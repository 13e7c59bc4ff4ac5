package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.oracle.bmc.containerengine.ContainerEngine;
import com.oracle.bmc.containerengine.ContainerEngineClient;
import com.oracle.bmc.containerengine.requests.GetVirtualNodePoolRequest;
import dev.tsunagi.kube.PoolNodes;
import dev.tsunagi.oci.CoreReads;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.ReadRequest;
import dev.tsunagi.oci.ReadingClient;
import dev.tsunagi.oci.ResourceCalls;

/// The cluster as its Nodes tell: a virtual one names its pool, any other its instance, and OCI
/// knows the cluster of both. Instance metadata, which would tell at once, is out of reach on
/// virtual nodes.
public final class NodesTell implements OwnCluster {

  private final PoolNodes nodes;
  private final AtomicReference<String> known = new AtomicReference<>("");

  public NodesTell(PoolNodes nodes) {
    this.nodes = nodes;
  }

  /// Asked until it is known, and never again.
  @Override
  public Optional<String> id(OciConnection connection) {
    if (known.get().isEmpty()) {
      nodes.witnesses().stream()
          .map(witness -> asked(connection, witness))
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(known::set);
    }
    return Optional.of(known.get()).filter(id -> !id.isEmpty());
  }

  /// Nothing when OCI does not let us know: another Node may tell.
  private static Optional<String> asked(OciConnection connection, PoolNodes.Witness witness) {
    return ResourceCalls.unlessDenied(
        () ->
            witness.poolId().isEmpty()
                ? ofInstance(connection, witness.instanceId())
                : ofPool(connection, witness.poolId()));
  }

  private static Optional<String> ofPool(OciConnection connection, String id) {
    var client = connection.client(ContainerEngine.class, ContainerEngineClient::builder);
    var request = GetVirtualNodePoolRequest.builder().virtualNodePoolId(id).build();
    return Optional.ofNullable(
        new ResourceCalls(connection, "read cluster-virtualnode-pools", "")
            .call(
                "read virtual node pool " + id,
                () -> client.getVirtualNodePool(request).getVirtualNodePool().getClusterId()));
  }

  /// OKE puts the OCID into the instance's metadata, and into a system tag.
  private static Optional<String> ofInstance(OciConnection connection, String id) {
    var client = connection.client(CoreReads.class, ReadingClient::core);
    var instance =
        new ResourceCalls(connection, "read instances", "")
            .call("read instance " + id, () -> client.getInstance(ReadRequest.of(id)).body());
    return Stream.of(
            instance.path("metadata").path("oke-cluster-id"),
            instance.path("systemTags").path("orcl-containerengine").path("Cluster"))
        .map(value -> value.asText(""))
        .filter(value -> value.startsWith("ocid1.cluster."))
        .findFirst();
  }
}
