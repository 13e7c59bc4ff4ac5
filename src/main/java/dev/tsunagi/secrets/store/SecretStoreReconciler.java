package dev.tsunagi.secrets.store;

import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.reconcile.Shell;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import java.time.Clock;

/// Stores of a namespace.
@ControllerConfiguration(name = "secretstore")
public final class SecretStoreReconciler extends StoreReconciler<SecretStore> {

  public SecretStoreReconciler(
      Shell shell, StoreProviders providers, StoreSettings settings, Clock clock) {
    super(shell, providers, settings, clock);
  }
}
