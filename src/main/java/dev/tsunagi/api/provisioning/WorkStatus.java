package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// A work request of OCI: something that takes its time.
///
/// @param doing what was asked for: Create, Update or Delete
/// @param state in OCI's words, e.g. IN_PROGRESS
/// @param percentComplete as OCI estimates it
/// @param message why it failed, in OCI's words
/// @param since when it was asked for
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record WorkStatus(
    @JsonPropertyDescription("The OCID of the work request.") String id,
    @JsonPropertyDescription("What was asked for: Create, Update or Delete.") String doing,
    @JsonPropertyDescription("Its state in OCI's words, e.g. IN_PROGRESS.") String state,
    @JsonPropertyDescription("How far it is, as OCI estimates.") @Nullable Integer percentComplete,
    @JsonPropertyDescription("Why it failed, in OCI's words, and what to do.") String message,
    @JsonPropertyDescription("When it was asked for.") @Nullable Instant since) {

  public WorkStatus {
    id = Completed.text(id);
    doing = Completed.text(doing);
    state = Completed.text(state);
    message = Completed.text(message);
    since = since == null ? null : since.truncatedTo(ChronoUnit.SECONDS);
  }
}
