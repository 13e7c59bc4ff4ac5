package dev.tsunagi.provisioning;

import dev.tsunagi.api.common.StoreRef;

/// Finds the vault of a store, for those who want nothing else of it.
public interface Vaults {

  /// What is written there is marked as made for `name`. Throws
  /// [dev.tsunagi.failure.FailureException] when the store is missing, not ready or out of bounds.
  CredentialVault of(StoreRef store, String namespace, String name);
}
