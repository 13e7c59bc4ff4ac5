package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.oracle.bmc.containerengine.model.VirtualNodePool;
import com.oracle.bmc.containerengine.model.VirtualNodeSummary;
import com.oracle.bmc.containerengine.requests.ListVirtualNodesRequest;
import com.oracle.bmc.containerengine.responses.ListVirtualNodesResponse;
import dev.tsunagi.kube.PoolNodes;
import dev.tsunagi.oci.Pages;

/// The nodes of pools: as OKE lists them, and as this cluster knows them.
final class PoolMembers {

  private final PoolService oke;
  private final OwnCluster ownCluster;
  private final PoolNodes nodes;

  PoolMembers(PoolService oke, OwnCluster ownCluster, PoolNodes nodes) {
    this.oke = oke;
    this.ownCluster = ownCluster;
    this.nodes = nodes;
  }

  List<VirtualNodeSummary> of(VirtualNodePool pool) {
    var request = ListVirtualNodesRequest.builder().virtualNodePoolId(pool.getId()).limit(1000);
    return oke.call(
        pool.getCompartmentId(),
        "list the nodes of virtual node pool " + pool.getId(),
        () -> pages(request));
  }

  private List<VirtualNodeSummary> pages(ListVirtualNodesRequest.Builder request) {
    return Pages.all(
        token -> oke.client().listVirtualNodes(request.page(token).build()),
        ListVirtualNodesResponse::getItems,
        ListVirtualNodesResponse::getOpcNextPage);
  }

  /// Which of them are Ready here, by address; empty for a pool of another cluster. A pool that has
  /// a Node here is of this one. One that has none may be of another.
  Optional<Map<String, Boolean>> readiness(VirtualNodePool pool) {
    return nodes
        .readiness(pool.getId(), PoolView.selector(pool))
        .filter(seen -> !seen.isEmpty() || isOurs(pool));
  }

  private boolean isOurs(VirtualNodePool pool) {
    return ownCluster.id(oke.connection()).filter(pool.getClusterId()::equals).isPresent();
  }
}
