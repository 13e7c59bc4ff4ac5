package dev.tsunagi.provisioning.stream;

import dev.tsunagi.api.provisioning.Stream;
import dev.tsunagi.provisioning.engine.OsokReleaseReconciler;
import dev.tsunagi.provisioning.engine.Platform;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;

/// Names the kind for JOSDK.
@ControllerConfiguration(
    name = "streamrelease",
    generationAwareEventProcessing = false,
    // Otherwise what is being deleted would not be shown to us.
    triggerReconcilerOnAllEvents = true,
    informer = @Informer(genericFilter = OsokReleaseReconciler.Left.class))
public final class StreamReleaseReconciler extends OsokReleaseReconciler<Stream> {

  public StreamReleaseReconciler(Platform platform) {
    super(platform);
  }
}
