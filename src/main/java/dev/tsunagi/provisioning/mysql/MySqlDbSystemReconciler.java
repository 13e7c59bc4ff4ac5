package dev.tsunagi.provisioning.mysql;

import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.api.provisioning.MySqlDbSystemSpec;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.provisioning.engine.Platform;
import dev.tsunagi.provisioning.engine.ProvisioningReconciler;
import dev.tsunagi.reconcile.UserChanged;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;

/// Names the kind for JOSDK; the engine does the rest.
@ControllerConfiguration(
    name = "mysqldbsystem",
    finalizerName = ProvisioningReconciler.FINALIZER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class))
public final class MySqlDbSystemReconciler
    extends ProvisioningReconciler<MySqlDbSystem, MySqlDbSystemSpec, ActualDbSystem> {

  public MySqlDbSystemReconciler(Platform platform) {
    super(platform, new ResourceKind<>(new MySqlDbSystemModel(), MySqlDbSystemGateway::new));
  }

  /// What there is to know about the kind without asking OCI.
  public static ResourceModel<MySqlDbSystemSpec, ?> model() {
    return new MySqlDbSystemModel();
  }
}
