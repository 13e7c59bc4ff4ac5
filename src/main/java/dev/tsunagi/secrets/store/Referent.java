package dev.tsunagi.secrets.store;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.Store;

/// A ClusterSecretStore that acts, for each who uses it, as somebody of the user's own namespace.
/// ESO refuses such a store for `oracle`; here it has to be asked for. One of `kubernetes` is such
/// a store when its credentials name no namespace, as in ESO. Pure.
final class Referent {

  /// Nobody in particular can look at the vault, so only the spec is judged.
  static final String REMARK =
      "each namespace acts for itself through this store, and is told of it when it reads";

  private Referent() {}

  static boolean is(Store store) {
    return isOracle(store) || Clusters.isReferent(store);
  }

  static boolean isOracle(Store store) {
    var oracle = store.getSpec().provider().oracle();
    return store.storeKind() == StoreKind.CLUSTER_SECRET_STORE
        && oracle != null
        && oracle.referentIdentity();
  }
}
