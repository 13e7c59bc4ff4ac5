package dev.tsunagi.provisioning.streampool;

import dev.tsunagi.api.provisioning.StreamPool;
import dev.tsunagi.api.provisioning.StreamPoolSpec;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.provisioning.engine.Platform;
import dev.tsunagi.provisioning.engine.ProvisioningReconciler;
import dev.tsunagi.reconcile.UserChanged;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;

/// Names the kind for JOSDK; the engine does the rest.
@ControllerConfiguration(
    name = "streampool",
    finalizerName = ProvisioningReconciler.FINALIZER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class))
public final class StreamPoolReconciler
    extends ProvisioningReconciler<
        StreamPool, StreamPoolSpec, com.oracle.bmc.streaming.model.StreamPool> {

  public StreamPoolReconciler(Platform platform) {
    super(platform, new ResourceKind<>(new StreamPoolModel(), StreamPoolGateway::new));
  }
}
