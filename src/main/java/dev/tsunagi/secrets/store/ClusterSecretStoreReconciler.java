package dev.tsunagi.secrets.store;

import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.reconcile.Shell;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import java.time.Clock;

/// Stores of the cluster.
@ControllerConfiguration(name = "clustersecretstore")
public final class ClusterSecretStoreReconciler extends StoreReconciler<ClusterSecretStore> {

  public ClusterSecretStoreReconciler(
      Shell shell, StoreProviders providers, StoreSettings settings, Clock clock) {
    super(shell, providers, settings, clock);
  }
}
