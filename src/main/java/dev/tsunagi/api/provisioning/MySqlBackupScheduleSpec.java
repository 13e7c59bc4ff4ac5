package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/// When backups are made, what they are like, and how many are kept.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("Of which DB system, when, and how many are kept.")
public record MySqlBackupScheduleSpec(
    @JsonPropertyDescription(
            "When: five cron fields as in a CronJob, or @daily and its like, or @every 12h.")
        @Size(min = 1)
        String schedule,
    @JsonPropertyDescription("Whose clocks count, e.g. Europe/Berlin; UTC otherwise.")
        String timeZone,
    @JsonPropertyDescription(
            "Whether to make none for now. What was missed meanwhile is made up by one backup.")
        @Nullable Boolean suspend,
    @JsonPropertyDescription(
            "Which of the backups that this schedule made are kept; all of them otherwise.")
        Retention retention,
    @JsonPropertyDescription(
            "What each MySqlBackup is like. One that a user deletes goes by its deletionPolicy.")
        MySqlBackupSpec template) {

  public static final MySqlBackupScheduleSpec EMPTY =
      new MySqlBackupScheduleSpec("", "", null, Retention.ALL, MySqlBackupSpec.EMPTY);

  /// Beyond either limit a backup is deleted, in OCI too. The newest good one is always kept.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Retention(
      @JsonPropertyDescription("How many good ones are kept.") @Min(1) @Nullable Integer count,
      @JsonPropertyDescription("How many days they are kept.") @Min(1) @Nullable Integer days) {

    public static final Retention ALL = new Retention(null, null);

    public boolean keepsAll() {
      return count == null && days == null;
    }
  }

  public MySqlBackupScheduleSpec {
    schedule = Completed.text(schedule);
    timeZone = Completed.text(timeZone);
    retention = Completed.or(retention, Retention.ALL);
    template = Completed.or(template, MySqlBackupSpec.EMPTY);
  }
}
