package dev.tsunagi.provisioning.acting;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.reconcile.UserChanged;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;

/// Names the kind for JOSDK.
@ControllerConfiguration(
    name = "secretstorehold",
    generationAwareEventProcessing = false,
    // Otherwise what is being deleted would not be shown to us.
    triggerReconcilerOnAllEvents = true,
    informer =
        @Informer(
            genericFilter = StoreHoldReconciler.Held.class,
            onUpdateFilter = UserChanged.class))
public final class SecretStoreHoldReconciler extends StoreHoldReconciler<SecretStore> {

  public SecretStoreHoldReconciler(Collaborators with) {
    super(StoreKind.SECRET_STORE, with);
  }
}
