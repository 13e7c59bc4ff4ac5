package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a resource that nobody owns may be taken over instead of making another.
public enum AdoptionPolicy {
  /// Only one that carries our own tags.
  @JsonProperty("None")
  NONE,
  /// Also the only live one of the same name in the same place, as OSOK did.
  @JsonProperty("ByName")
  BY_NAME
}
