package dev.tsunagi.provisioning.nodepool;

import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.kube.PoolNodes;
import dev.tsunagi.provisioning.ResourceKind;
import io.fabric8.kubernetes.client.KubernetesClient;

/// The kind, for tests of the engine.
public final class VirtualNodePoolKind {

  private VirtualNodePoolKind() {}

  public static ResourceKind<VirtualNodePoolSpec, ?> get(KubernetesClient client) {
    return VirtualNodePoolReconciler.kind(new PoolNodes(client));
  }
}
