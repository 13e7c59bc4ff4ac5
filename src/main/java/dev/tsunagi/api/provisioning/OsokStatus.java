package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `status.status` as OSOK v1 has it, filled truthfully: the last condition is the current one, and
/// the only one that is `True`.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OsokStatus(
    @JsonPropertyDescription("Its states so far; the last one is the current one.")
        List<Condition> conditions,
    @JsonPropertyDescription("The OCID of the OCI resource.") String ocid,
    @JsonPropertyDescription("A sentence about the current state.") String message,
    @JsonPropertyDescription("Why, in one word.") String reason,
    @JsonPropertyDescription("When it was first usable.") @Nullable Instant createdAt,
    @JsonPropertyDescription("As OSOK left it: when it was updated.") @Nullable Instant updatedAt,
    @JsonPropertyDescription("When it was asked for.") @Nullable Instant requestedAt,
    @JsonPropertyDescription("As OSOK left it: when it was deleted.") @Nullable Instant deletedAt)
    implements Conditioned {

  public static final OsokStatus EMPTY =
      new OsokStatus(List.of(), "", "", "", null, null, null, null);

  public OsokStatus {
    conditions = Completed.list(conditions);
    ocid = Completed.text(ocid);
    message = Completed.text(message);
    reason = Completed.text(reason);
    createdAt = seconds(createdAt);
    updatedAt = seconds(updatedAt);
    requestedAt = seconds(requestedAt);
    deletedAt = seconds(deletedAt);
  }

  private static @Nullable Instant seconds(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
  }
}
