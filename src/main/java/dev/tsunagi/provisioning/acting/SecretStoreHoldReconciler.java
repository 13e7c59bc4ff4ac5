package dev.tsunagi.provisioning.acting;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.SecretStore;

/// Names the kind for JOSDK, which takes it from the type argument.
public final class SecretStoreHoldReconciler extends StoreHoldReconciler<SecretStore> {

  public SecretStoreHoldReconciler(Collaborators with) {
    super(StoreKind.SECRET_STORE, with);
  }
}
