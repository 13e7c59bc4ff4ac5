package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;

/// When an ExternalSecret is read again.
public enum RefreshPolicy {
  /// Never, once it was read.
  @JsonProperty("CreatedOnce")
  CREATED_ONCE,
  /// After every refresh interval, and when it changed.
  @JsonProperty("Periodic")
  PERIODIC,
  /// Only when it changed.
  @JsonProperty("OnChange")
  ON_CHANGE
}
