package dev.tsunagi.provisioning.nodepool;

import dev.tsunagi.api.provisioning.VirtualNodePool;
import dev.tsunagi.api.provisioning.VirtualNodePoolSpec;
import dev.tsunagi.kube.PoolNodes;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.provisioning.engine.Platform;
import dev.tsunagi.provisioning.engine.ProvisioningReconciler;
import dev.tsunagi.reconcile.UserChanged;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;

/// Names the kind for JOSDK; the engine does the rest.
@ControllerConfiguration(
    name = "virtualnodepool",
    finalizerName = ProvisioningReconciler.FINALIZER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class))
public final class VirtualNodePoolReconciler
    extends ProvisioningReconciler<VirtualNodePool, VirtualNodePoolSpec, ActualPool> {

  public VirtualNodePoolReconciler(Platform platform, PoolNodes nodes) {
    super(platform, kind(nodes));
  }

  static ResourceKind<VirtualNodePoolSpec, ActualPool> kind(PoolNodes nodes) {
    var cluster = new NodesTell(nodes);
    return new ResourceKind<>(
        new VirtualNodePoolModel(),
        connection -> new VirtualNodePoolGateway(connection, cluster, nodes));
  }
}
