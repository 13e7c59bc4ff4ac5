package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether the value of a secret is meant, or what the provider knows about it.
public enum MetadataPolicy {
  @JsonProperty("None")
  NONE,
  @JsonProperty("Fetch")
  FETCH
}
