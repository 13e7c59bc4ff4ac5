package dev.tsunagi.provisioning.engine;

/// What a run is to bring about.
public enum Intent {
  /// The resource exists and is as the spec says.
  EXIST,
  /// The resource is looked at.
  OBSERVE,
  /// The resource is no more.
  DELETE,
  /// The resource is left as it is, and the object may go.
  RELEASE
}
