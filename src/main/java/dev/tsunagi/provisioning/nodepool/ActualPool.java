package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.oracle.bmc.containerengine.model.VirtualNodePool;
import com.oracle.bmc.containerengine.model.VirtualNodeSummary;
import dev.tsunagi.api.provisioning.AddressStatus;
import org.jspecify.annotations.Nullable;

/// A pool, its nodes, and what was asked elsewhere about it.
///
/// @param addresses how much room its pods' subnet has; null when that was not asked
/// @param readiness whether each Node of it in this cluster is Ready, by its address; empty when
///     nobody can tell, as of a pool of another cluster
record ActualPool(
    VirtualNodePool pool,
    List<VirtualNodeSummary> nodes,
    @Nullable AddressStatus addresses,
    Optional<Map<String, Boolean>> readiness) {

  ActualPool {
    nodes = List.copyOf(nodes);
    readiness = readiness.map(Map::copyOf);
  }
}
