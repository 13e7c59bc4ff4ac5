package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a password that changed at its source is changed in the database, too.
public enum PasswordRotation {
  @JsonProperty("Ignore")
  IGNORE,
  @JsonProperty("Apply")
  APPLY
}
