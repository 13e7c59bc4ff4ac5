package dev.tsunagi.provisioning;

import dev.tsunagi.api.provisioning.ProvisionedResource;

/// Finds who acts for an object: the store that it names, or the operator itself.
public interface Actors {

  /// Throws [dev.tsunagi.failure.FailureException] when its store is missing, not ready or out of
  /// bounds.
  Actor of(ProvisionedResource<?> object);

  /// The object needs nobody any more.
  void release(ProvisionedResource<?> object);
}
