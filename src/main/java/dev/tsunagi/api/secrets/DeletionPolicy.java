package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What becomes of the target when the provider has the secrets no more.
public enum DeletionPolicy {
  /// It is deleted.
  @JsonProperty("Delete")
  DELETE,
  /// Our keys are taken out of it.
  @JsonProperty("Merge")
  MERGE,
  /// It stays as it is, and the missing secret is an error.
  @JsonProperty("Retain")
  RETAIN
}
