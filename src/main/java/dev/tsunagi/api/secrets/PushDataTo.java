package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// Many keys of a Secret, and where they go: each to a remote key of its own, or all to one.
///
/// @param storeRef which of the spec's stores is meant; null only where the spec is wrong
/// @param remoteKey the one secret for all of them, as a JSON object; empty for one each
/// @param rewrite how a key becomes its remote key; only without `remoteKey`
/// @param metadata more about the secrets at the provider, in that provider's terms; or null
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PushDataTo(
    @Nullable PushStoreRef storeRef,
    Match match,
    PushData.ConversionStrategy conversionStrategy,
    String remoteKey,
    List<Rewrite> rewrite,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable JsonNode metadata) {

  public PushDataTo {
    match = Completed.or(match, Match.ALL);
    conversionStrategy = Completed.or(conversionStrategy, PushData.ConversionStrategy.NONE);
    remoteKey = Completed.text(remoteKey);
    rewrite = Completed.list(rewrite);
    metadata = metadata == null || metadata.isNull() ? null : metadata;
  }

  /// Which keys.
  ///
  /// @param regexp in Go's RE2 syntax, found anywhere in the key; empty for every key
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Match(String regexp) {

    static final Match ALL = new Match("");

    public Match {
      regexp = Completed.text(regexp);
    }
  }

  /// One step from the key to the remote key. Exactly one of its members is meant to be given.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Rewrite(
      dev.tsunagi.api.secrets.Rewrite.@Nullable Regexp regexp,
      dev.tsunagi.api.secrets.Rewrite.@Nullable Transform transform) {}
}
