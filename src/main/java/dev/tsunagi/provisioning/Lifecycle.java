package dev.tsunagi.provisioning;

/// Where a resource is in its life, as far as the engine cares.
public enum Lifecycle {
  /// On its way to another state by itself.
  CHANGING,
  /// Usable.
  READY,
  /// Whole, and switched off.
  STOPPED,
  /// On its way out.
  DELETING,
  /// Gone, though OCI still shows it.
  DELETED,
  /// Failed; OCI does not mend it by itself.
  BROKEN
}
