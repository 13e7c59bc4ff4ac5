package dev.tsunagi.provisioning.backup;

import com.oracle.bmc.mysql.model.Backup;
import dev.tsunagi.api.provisioning.MySqlBackup;
import dev.tsunagi.api.provisioning.MySqlBackupSpec;
import dev.tsunagi.provisioning.ResourceKind;
import dev.tsunagi.provisioning.engine.Platform;
import dev.tsunagi.provisioning.engine.ProvisioningReconciler;
import dev.tsunagi.reconcile.UserChanged;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;

/// Names the kind for JOSDK; the engine does the rest.
@ControllerConfiguration(
    name = "mysqlbackup",
    finalizerName = ProvisioningReconciler.FINALIZER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class))
public final class MySqlBackupReconciler
    extends ProvisioningReconciler<MySqlBackup, MySqlBackupSpec, Backup> {

  public MySqlBackupReconciler(Platform platform) {
    super(platform, new ResourceKind<>(new MySqlBackupModel(), MySqlBackupGateway::new));
  }
}
