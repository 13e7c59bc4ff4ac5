package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What becomes of a value that contains a zero byte.
public enum NullBytePolicy {
  @JsonProperty("Ignore")
  IGNORE,
  @JsonProperty("Fail")
  FAIL
}
