package dev.tsunagi.api.common;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/// One condition of an object's status.
///
/// @param type what it speaks of: `Ready`, `Synced`
/// @param status `True`, `False` or `Unknown`
/// @param reason CamelCase, for programs
/// @param message a sentence for people
/// @param lastTransitionTime when `status` last changed, in whole seconds as Kubernetes keeps it
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Condition(
    @JsonPropertyDescription("What it speaks of, e.g. Ready or Synced.")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        String type,
    @JsonPropertyDescription("True, False or Unknown.") @JsonInclude(JsonInclude.Include.ALWAYS)
        String status,
    @JsonPropertyDescription("Why, in one word for programs.") String reason,
    @JsonPropertyDescription("Why, in a sentence, and what to do about it.") String message,
    @JsonPropertyDescription("When status last changed.") @Nullable Instant lastTransitionTime)
    implements Claim {

  public Condition {
    type = Completed.text(type);
    status = Completed.text(status);
    reason = Completed.text(reason);
    message = Completed.text(message);
    lastTransitionTime =
        lastTransitionTime == null ? null : lastTransitionTime.truncatedTo(ChronoUnit.SECONDS);
  }
}
