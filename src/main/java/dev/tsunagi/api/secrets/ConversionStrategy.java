package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What becomes of characters that a key of a Secret cannot hold.
public enum ConversionStrategy {
  /// Each becomes an underscore.
  @JsonProperty("Default")
  DEFAULT,
  /// Each becomes `_Uxxxx_`, its code point in hexadecimal.
  @JsonProperty("Unicode")
  UNICODE
}
