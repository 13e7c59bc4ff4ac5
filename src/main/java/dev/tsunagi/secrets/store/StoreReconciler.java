package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.secrets.SecretStoreSpec;
import dev.tsunagi.api.secrets.SecretStoreStatus;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.reconcile.Shell;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;

/// Looks after stores of one kind. Its subclasses only name that kind, which JOSDK takes from their
/// first type argument.
public abstract class StoreReconciler<
        P extends CheckedResource<SecretStoreSpec, SecretStoreStatus> & Store>
    implements Reconciler<P> {

  private final Shell shell;
  private final StoreProviders providers;
  private final StoreSettings settings;
  private final Clock clock;

  protected StoreReconciler(
      Shell shell, StoreProviders providers, StoreSettings settings, Clock clock) {
    this.shell = shell;
    this.providers = providers;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public UpdateControl<P> reconcile(P store, Context<P> context) {
    return shell.reconcile(
        store, context, new StoreRun(store, providers, settings, clock.instant()));
  }
}
