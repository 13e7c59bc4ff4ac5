package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How the bytes of a provider become the value of a secret.
public enum DecodingStrategy {
  /// Base64 or Base64URL where it can be read as such, otherwise as it is.
  @JsonProperty("Auto")
  AUTO,
  @JsonProperty("Base64")
  BASE64,
  @JsonProperty("Base64URL")
  BASE64_URL,
  @JsonProperty("None")
  NONE
}
