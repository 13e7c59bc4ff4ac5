package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// One value of a Secret, or all of them, and where it goes.
///
/// @param metadata more about the secret at the provider, in that provider's terms; or null
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PushData(
    ConversionStrategy conversionStrategy,
    Match match,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode metadata) {

  public PushData {
    conversionStrategy = Completed.or(conversionStrategy, ConversionStrategy.NONE);
    match = Completed.or(match, Match.NONE);
    metadata = metadata == null || metadata.isNull() ? null : metadata;
  }

  /// What goes where.
  ///
  /// @param secretKey the key in the Secret; empty for all of them, as one JSON object
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Match(String secretKey, RemoteRef remoteRef) {

    static final Match NONE = new Match("", RemoteRef.NONE);

    public Match {
      secretKey = Completed.text(secretKey);
      remoteRef = Completed.or(remoteRef, RemoteRef.NONE);
    }
  }

  /// A place at the provider.
  ///
  /// @param property the member of the JSON object there; empty for the whole secret
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record RemoteRef(
      @JsonInclude(JsonInclude.Include.ALWAYS) String remoteKey, String property) {

    static final RemoteRef NONE = new RemoteRef("", "");

    public RemoteRef {
      remoteKey = Completed.text(remoteKey);
      property = Completed.text(property);
    }
  }

  /// How the keys of the Secret are read.
  public enum ConversionStrategy {
    @JsonProperty("None")
    NONE,
    /// With each `_Uxxxx_` turned back into the character of that code point.
    @JsonProperty("ReverseUnicode")
    REVERSE_UNICODE
  }
}
