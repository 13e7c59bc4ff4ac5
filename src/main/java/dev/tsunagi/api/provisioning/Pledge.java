package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Written before a resource is asked for, so that whoever comes after a crash knows that there may
/// be one.
///
/// @param attempt part of the retry token: a later attempt asks for another resource
/// @param since when the first call of this attempt was about to be made
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Pledge(
    @JsonPropertyDescription("Number of the attempt; part of the retry token.") int attempt,
    @JsonPropertyDescription("When its first call was about to be made.") @Nullable Instant since) {

  public Pledge {
    since = since == null ? null : since.truncatedTo(ChronoUnit.SECONDS);
  }
}
