package dev.tsunagi.provisioning.mysql;

import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.provisioning.engine.OsokReleaseReconciler;
import dev.tsunagi.provisioning.engine.Platform;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;

/// Names the kind for JOSDK.
@ControllerConfiguration(
    name = "mysqldbsystemrelease",
    generationAwareEventProcessing = false,
    // Otherwise what is being deleted would not be shown to us.
    triggerReconcilerOnAllEvents = true,
    informer = @Informer(genericFilter = OsokReleaseReconciler.Left.class))
public final class MySqlDbSystemReleaseReconciler extends OsokReleaseReconciler<MySqlDbSystem> {

  public MySqlDbSystemReleaseReconciler(Platform platform) {
    super(platform);
  }
}
