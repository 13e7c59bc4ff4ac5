package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What becomes of the OCI resource when its object is deleted.
public enum DeletionPolicy {
  /// It stays in OCI, with everything in it.
  @JsonProperty("Retain")
  RETAIN,
  /// It is deleted, unless it was only bound.
  @JsonProperty("Delete")
  DELETE
}
