package dev.tsunagi.secrets.cluster;

import dev.tsunagi.api.secrets.ClusterExternalSecret;
import dev.tsunagi.api.secrets.ClusterExternalSecretStatus;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretSpec;
import dev.tsunagi.reconcile.Shell;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import java.time.Clock;

/// Makes ExternalSecrets of ClusterExternalSecrets.
@ControllerConfiguration(
    name = "clusterexternalsecret",
    finalizerName = ClusterExternalSecretReconciler.FINALIZER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = MoreThanStatus.class))
public final class ClusterExternalSecretReconciler
    extends ClusterReconciler<
        ClusterExternalSecret, ClusterExternalSecretStatus, ExternalSecretSpec, ExternalSecret>
    implements Cleaner<ClusterExternalSecret> {

  /// ESO's, so that either operator can finish what the other began.
  public static final String FINALIZER =
      "externalsecrets.external-secrets.io/clusterexternalsecret-cleanup";

  private final Shell shell;

  public ClusterExternalSecretReconciler(Shell shell, Clock clock) {
    super(shell, new ClusterExternalSecretKind(), ClusterExternalSecret.class, clock);
    this.shell = shell;
  }

  /// The children go by garbage collection; what ESO left on namespaces, by
  /// [NamespaceReconciler].
  @Override
  public DeleteControl cleanup(
      ClusterExternalSecret primary, Context<ClusterExternalSecret> context) {
    return shell.cleanup(primary, () -> {});
  }
}
