package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a schedule did last, and what it will do next.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("What was made when, and what comes next.")
public record MySqlBackupScheduleStatus(
    @JsonPropertyDescription("Ready: the latest backup that was due is being made, or good.")
        List<Condition> conditions,
    @JsonPropertyDescription("The latest time that was due and is dealt with.")
        @Nullable Instant lastScheduleTime,
    @JsonPropertyDescription("For when the newest good backup was due.")
        @Nullable Instant lastSuccessfulTime,
    @JsonPropertyDescription("When the next one is due.") @Nullable Instant nextScheduleTime,
    @JsonPropertyDescription("How many good backups of this schedule there are.")
        @Nullable Integer kept,
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration)
    implements Conditioned {

  public static final MySqlBackupScheduleStatus EMPTY =
      new MySqlBackupScheduleStatus(List.of(), null, null, null, null, null);

  public MySqlBackupScheduleStatus {
    conditions = Completed.list(conditions);
  }
}
