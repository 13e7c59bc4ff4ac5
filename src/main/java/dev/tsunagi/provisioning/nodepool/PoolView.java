package dev.tsunagi.provisioning.nodepool;

import module java.base;

import com.oracle.bmc.containerengine.model.VirtualNodeLifecycleState;
import com.oracle.bmc.containerengine.model.VirtualNodePool;
import com.oracle.bmc.containerengine.model.VirtualNodeSummary;
import dev.tsunagi.api.provisioning.ScaledStatus;
import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.api.provisioning.VirtualNodeStatus;
import org.jspecify.annotations.Nullable;

/// A pool as its status shows it. Pure.
final class PoolView {

  /// An object must stay small, and a pool may have a thousand nodes.
  private static final int SHOWN = 100;

  /// What OKE labels virtual nodes with.
  private static final String ROLE = "node-role.kubernetes.io/virtual-node";

  private PoolView() {}

  static ScaledStatus of(ActualPool actual) {
    var live = actual.nodes().stream().filter(PoolView::isLive).toList();
    var shown =
        live.stream()
            .map(node -> shown(node, actual.readiness()))
            .sorted(
                Comparator.comparing((VirtualNodeStatus node) -> node.error().isEmpty())
                    .thenComparing(node -> !Boolean.FALSE.equals(node.ready())))
            .limit(SHOWN)
            .toList();
    var own = PoolDrift.ownLabel(actual.pool());
    return new ScaledStatus(
        live.size(),
        actual.readiness().map(all -> ready(live, all)).orElse(null),
        own.isEmpty() ? "" : VirtualNodePoolSpec.LABEL + "=" + own,
        shown,
        actual.addresses());
  }

  /// Finds the Nodes of a pool: by our label, or with all other virtual nodes.
  static String selector(VirtualNodePool pool) {
    var own = PoolDrift.ownLabel(pool);
    return own.isEmpty() ? ROLE : VirtualNodePoolSpec.LABEL + "=" + own;
  }

  private static boolean isLive(VirtualNodeSummary node) {
    var state = node.getLifecycleState();
    return state != VirtualNodeLifecycleState.Deleted
        && state != VirtualNodeLifecycleState.Deleting;
  }

  private static int ready(List<VirtualNodeSummary> nodes, Map<String, Boolean> readiness) {
    return (int)
        nodes.stream()
            .filter(node -> node.getPrivateIp() != null)
            .filter(node -> readiness.getOrDefault(node.getPrivateIp(), false))
            .count();
  }

  private static VirtualNodeStatus shown(
      VirtualNodeSummary node, Optional<Map<String, Boolean>> readiness) {
    var address = text(node.getPrivateIp());
    return new VirtualNodeStatus(
        text(node.getDisplayName()),
        text(node.getId()),
        node.getLifecycleState().getValue(),
        readiness.map(all -> all.getOrDefault(address, false)).orElse(null),
        text(node.getAvailabilityDomain()),
        text(node.getFaultDomain()),
        text(node.getSubnetId()),
        address,
        text(node.getVirtualNodeError()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
