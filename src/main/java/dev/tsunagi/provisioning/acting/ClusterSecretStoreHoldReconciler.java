package dev.tsunagi.provisioning.acting;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.ClusterSecretStore;

/// Names the kind for JOSDK, which takes it from the type argument.
public final class ClusterSecretStoreHoldReconciler
    extends StoreHoldReconciler<ClusterSecretStore> {

  public ClusterSecretStoreHoldReconciler(Collaborators with) {
    super(StoreKind.CLUSTER_SECRET_STORE, with);
  }
}
