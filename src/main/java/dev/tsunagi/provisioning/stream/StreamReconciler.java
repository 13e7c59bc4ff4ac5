package dev.tsunagi.provisioning.stream;

import dev.tsunagi.api.provisioning.Stream;
import dev.tsunagi.api.provisioning.StreamSpec;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.provisioning.engine.Platform;
import dev.tsunagi.provisioning.engine.ProvisioningReconciler;
import dev.tsunagi.reconcile.UserChanged;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;

/// Names the kind for JOSDK; the engine does the rest.
@ControllerConfiguration(
    name = "stream",
    finalizerName = ProvisioningReconciler.FINALIZER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class))
public final class StreamReconciler
    extends ProvisioningReconciler<Stream, StreamSpec, ActualStream> {

  public StreamReconciler(Platform platform) {
    super(platform, new ResourceKind<>(new StreamModel(), StreamGateway::new));
  }

  /// What there is to know about the kind without asking OCI.
  public static ResourceModel<StreamSpec, ?> model() {
    return new StreamModel();
  }
}
