package dev.tsunagi.provisioning;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// The objects of one kind that act through stores, until they are let go of.
public interface StoreUsers {

  /// Those that name the store, as far as is known without asking. `namespace` is the store's, or
  /// empty for one of the cluster.
  List<? extends HasMetadata> known(StoreRef store, String namespace);

  /// The same, asked of the API server. Throws [dev.tsunagi.failure.FailureException] when it does
  /// not tell.
  List<? extends HasMetadata> certain(StoreRef store, String namespace);

  /// Tells `told` of the store, and of its namespace, whenever one of its users is about to go.
  void whenOneGoes(BiConsumer<StoreRef, String> told);
}
