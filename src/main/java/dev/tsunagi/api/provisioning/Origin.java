package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How an object came by its OCI resource. It decides what may be done to it in the end.
public enum Origin {
  /// Named by OCID in the spec. Never deleted.
  @JsonProperty("Bound")
  BOUND,
  /// Made for this object.
  @JsonProperty("Created")
  CREATED,
  /// Found by name and taken over.
  @JsonProperty("Adopted")
  ADOPTED
}
