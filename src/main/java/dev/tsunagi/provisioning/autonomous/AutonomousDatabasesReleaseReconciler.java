package dev.tsunagi.provisioning.autonomous;

import dev.tsunagi.api.provisioning.AutonomousDatabases;
import dev.tsunagi.provisioning.engine.OsokReleaseReconciler;
import dev.tsunagi.provisioning.engine.Platform;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;

/// Names the kind for JOSDK.
@ControllerConfiguration(
    name = "autonomousdatabasesrelease",
    generationAwareEventProcessing = false,
    // Otherwise what is being deleted would not be shown to us.
    triggerReconcilerOnAllEvents = true,
    informer = @Informer(genericFilter = OsokReleaseReconciler.Left.class))
public final class AutonomousDatabasesReleaseReconciler
    extends OsokReleaseReconciler<AutonomousDatabases> {

  public AutonomousDatabasesReleaseReconciler(Platform platform) {
    super(platform);
  }
}
