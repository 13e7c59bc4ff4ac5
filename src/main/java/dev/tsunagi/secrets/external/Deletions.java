package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.secrets.store.Stores;

/// Asks the guard about every store of an ExternalSecret.
final class Deletions {

  private final DeletionGuard guard;
  private final Stores.Lookup stores;
  private final Census census;

  /// How many ExternalSecrets read from a store.
  interface Census {
    int usersOf(StoreRef store, String namespace);
  }

  Deletions(DeletionGuard guard, Stores.Lookup stores, Census census) {
    this.guard = guard;
    this.stores = stores;
    this.census = census;
  }

  /// Throws when the target must be kept for now.
  void check(ExternalSecret primary, Instant now) {
    var metadata = primary.getMetadata();
    FetchPlan.of(primary.getSpec())
        .stores()
        .forEach(ref -> guard.check(source(ref, metadata.getNamespace()), metadata.getUid(), now));
  }

  void calm(ExternalSecret primary) {
    guard.calm(primary.getMetadata().getUid());
  }

  private DeletionGuard.Source source(StoreRef ref, String namespace) {
    var name =
        switch (ref.kind()) {
          case SECRET_STORE -> "SecretStore \"%s/%s\"".formatted(namespace, ref.name());
          case CLUSTER_SECRET_STORE -> "ClusterSecretStore \"%s\"".formatted(ref.name());
        };
    var confirmed =
        stores.store(ref.kind(), namespace, ref.name()).filter(Deletions::isConfirmed).isPresent();
    return new DeletionGuard.Source(name, census.usersOf(ref, namespace), confirmed);
  }

  private static boolean isConfirmed(Store store) {
    var annotations = TargetView.orEmpty(store.getMetadata().getAnnotations());
    return "true".equals(annotations.get(DeletionGuard.CONFIRM));
  }
}
