package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Run to completion. Without a schedule once for each change of the spec, with one as a CronJob.
///
/// A finished pod is billed until it is deleted.
@ValidationRule(
    value = "has(self.schedule) == has(oldSelf.schedule)",
    message = "a job cannot become scheduled, nor a scheduled one not: make another workload")
@ValidationRule(
    value = "has(self.schedule) || !(has(self.timeZone) || has(self.concurrencyPolicy))",
    message = "timeZone and concurrencyPolicy need a schedule")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Batch(
    @JsonPropertyDescription("When to run, as cron writes it, e.g. 0 3 * * *; at once otherwise.")
        @Size(min = 1, max = 200)
        String schedule,
    @JsonPropertyDescription("Time zone of the schedule, e.g. Europe/Berlin; UTC otherwise.")
        @Size(min = 1, max = 100)
        String timeZone,
    @JsonPropertyDescription("What to do when the last run is not over: Allow, Forbid or Replace.")
        @Nullable ConcurrencyPolicy concurrencyPolicy,
    @JsonPropertyDescription("Do not run for now.") boolean suspend,
    @JsonPropertyDescription("How many pods at once; 1 otherwise.") @Min(1) @Max(1000)
        @Nullable Integer parallelism,
    @JsonPropertyDescription("How many pods must succeed; 1 otherwise.") @Min(1) @Max(100000)
        @Nullable Integer completions,
    @JsonPropertyDescription("How many failed pods are replaced; 3 otherwise.") @Min(0) @Max(100)
        @Nullable Integer backoffLimit,
    @JsonPropertyDescription("How long it may take in all.") @Min(1)
        @Nullable Long activeDeadlineSeconds,
    @JsonPropertyDescription(
            "How long finished pods are kept, and billed, for a look at their logs; 300"
                + " otherwise.")
        @Min(0)
        @Max(604800)
        @Nullable Integer ttlSecondsAfterFinished,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

  /// What to do when a run is due and the last one is not over.
  public enum ConcurrencyPolicy {
    @JsonProperty("Allow")
    ALLOW("Allow"),
    @JsonProperty("Forbid")
    FORBID("Forbid"),
    @JsonProperty("Replace")
    REPLACE("Replace");

    private final String text;

    ConcurrencyPolicy(String text) {
      this.text = text;
    }

    /// As Kubernetes spells it.
    public String text() {
      return text;
    }
  }

  public Batch {
    schedule = Completed.text(schedule);
    timeZone = Completed.text(timeZone);
    other = Completed.map(other);
  }
}
