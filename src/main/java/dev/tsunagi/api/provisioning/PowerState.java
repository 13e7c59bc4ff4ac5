package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a resource runs. One that does not is billed for its storage only.
public enum PowerState {
  @JsonProperty("Active")
  ACTIVE,
  @JsonProperty("Inactive")
  INACTIVE
}
