package dev.tsunagi.provisioning.autonomous;

import dev.tsunagi.api.provisioning.AutonomousDatabases;
import dev.tsunagi.api.provisioning.AutonomousDatabasesSpec;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.provisioning.engine.Platform;
import dev.tsunagi.provisioning.engine.ProvisioningReconciler;
import dev.tsunagi.reconcile.UserChanged;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;

/// Names the kind for JOSDK; the engine does the rest.
@ControllerConfiguration(
    name = "autonomousdatabases",
    finalizerName = ProvisioningReconciler.FINALIZER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class))
public final class AutonomousDatabasesReconciler
    extends ProvisioningReconciler<AutonomousDatabases, AutonomousDatabasesSpec, ActualDatabase> {

  public AutonomousDatabasesReconciler(Platform platform) {
    super(
        platform,
        new ResourceKind<>(new AutonomousDatabaseModel(), AutonomousDatabaseGateway::new));
  }

  /// What there is to know about the kind without asking OCI.
  public static ResourceModel<AutonomousDatabasesSpec, ?> model() {
    return new AutonomousDatabaseModel();
  }
}
