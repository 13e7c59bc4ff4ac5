package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// In which namespace a reference of a store is looked up: that of a SecretStore in its own, that
/// of a ClusterSecretStore in the one that it names, or else in that of whoever uses the store.
/// Pure.
///
/// @param user the namespace of whoever uses the store
record ReferenceScope(Store store, String user) {

  String namespace(String path, String named) {
    if (store.storeKind() == StoreKind.CLUSTER_SECRET_STORE) {
      return named.isEmpty() ? user : named;
    }
    return own(path, named);
  }

  /// The same for what cannot be the user's.
  String fixedNamespace(String path, String named) {
    if (store.storeKind() == StoreKind.CLUSTER_SECRET_STORE && named.isEmpty()) {
      throw invalid(path + ".namespace is missing: a ClusterSecretStore must name it");
    }
    return namespace(path, named);
  }

  private String own(String path, String named) {
    var own = store.getMetadata().getNamespace();
    if (!named.isEmpty() && !named.equals(own)) {
      throw invalid(
          "%s.namespace must be empty or \"%s\": a SecretStore reads its own namespace only"
              .formatted(path, own));
    }
    return own;
  }

  private static FailureException invalid(String message) {
    return new FailureException(new Failure.Invalid(message));
  }
}
