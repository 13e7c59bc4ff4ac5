package dev.tsunagi.secrets.cluster;

import dev.tsunagi.api.secrets.ClusterPushSecret;
import dev.tsunagi.api.secrets.ClusterPushSecretStatus;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSecretSpec;
import dev.tsunagi.reconcile.Shell;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import java.time.Clock;

/// Makes PushSecrets of ClusterPushSecrets. They have no finalizer: the children go by garbage
/// collection.
@ControllerConfiguration(
    name = "clusterpushsecret",
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = MoreThanStatus.class))
public final class ClusterPushSecretReconciler
    extends ClusterReconciler<
        ClusterPushSecret, ClusterPushSecretStatus, PushSecretSpec, PushSecret> {

  public ClusterPushSecretReconciler(Shell shell, Clock clock) {
    super(shell, new ClusterPushSecretKind(), ClusterPushSecret.class, clock);
  }
}
