package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.GoDuration;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// How many pods there are, and how they come and go.
public final class Availability {

  private static final String COUNT = "^([0-9]+|[0-9]{1,2}%|100%)$";

  private Availability() {}

  /// A HorizontalPodAutoscaler. Virtual nodes measure once a minute, so it acts no faster.
  @ValidationRule(
      value = "self.minReplicas <= self.maxReplicas",
      message = "minReplicas must not be above maxReplicas")
  @ValidationRule(
      value = "has(self.cpuPercent) || has(self.memoryPercent)",
      message = "give cpuPercent, memoryPercent or both")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Autoscaling(
      @JsonPropertyDescription("The fewest pods.") @Required @Min(1) @Max(10000) int minReplicas,
      @JsonPropertyDescription(
              "The most pods. The pod subnet needs that many free addresses, and the pool a node"
                  + " for each 500.")
          @Required
          @Min(1)
          @Max(10000)
          int maxReplicas,
      @JsonPropertyDescription("Average use of the requested processors to aim at, in percent.")
          @Min(1)
          @Max(1000)
          @Nullable Integer cpuPercent,
      @JsonPropertyDescription("Average use of the requested memory to aim at, in percent.")
          @Min(1)
          @Max(1000)
          @Nullable Integer memoryPercent,
      @JsonPropertyDescription("How long the load must be lower before pods go; 300 otherwise.")
          @Min(60)
          @Max(3600)
          @Nullable Integer scaleDownAfterSeconds) {}

  /// How changes reach the pods.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Rollout(
      @JsonPropertyDescription(
              "How long changes of bound Secrets are gathered before the pods roll once for all of"
                  + " them, e.g. 10s.")
          @Nullable GoDuration debounce,
      @JsonPropertyDescription("How many pods there may be too many: a number or a percentage.")
          @Pattern(COUNT)
          @Size(min = 1, max = 10)
          String maxSurge,
      @JsonPropertyDescription("How many pods may be missing: a number or a percentage; 0.")
          @Pattern(COUNT)
          @Size(min = 1, max = 10)
          String maxUnavailable,
      @JsonPropertyDescription("How long a pod must be ready to count.") @Min(0) @Max(3600)
          @Nullable Integer minReadySeconds,
      @JsonPropertyDescription("After how long without progress a rollout counts as failed; 600.")
          @Min(60)
          @Max(86400)
          @Nullable Integer progressDeadlineSeconds) {

    public static final Rollout DEFAULT = new Rollout(null, "", "", null, null);

    private static final GoDuration TEN_SECONDS = new GoDuration(10_000_000_000L);

    public Rollout {
      debounce = Completed.or(debounce, TEN_SECONDS);
      maxSurge = maxSurge == null || maxSurge.isEmpty() ? "25%" : maxSurge;
      maxUnavailable = maxUnavailable == null || maxUnavailable.isEmpty() ? "0" : maxUnavailable;
    }

    /// Never null once complete.
    @Override
    public GoDuration debounce() {
      return Completed.or(debounce, TEN_SECONDS);
    }
  }

  /// How many pods may be evicted at once.
  @ValidationRule(
      value = "has(self.minAvailable) != has(self.maxUnavailable)",
      message = "give one of minAvailable and maxUnavailable")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record DisruptionBudget(
      @JsonPropertyDescription("How many pods must stay: a number or a percentage.")
          @Pattern(COUNT)
          @Size(min = 1, max = 10)
          String minAvailable,
      @JsonPropertyDescription("How many pods may go: a number or a percentage.")
          @Pattern(COUNT)
          @Size(min = 1, max = 10)
          String maxUnavailable) {

    public DisruptionBudget {
      minAvailable = Completed.text(minAvailable);
      maxUnavailable = Completed.text(maxUnavailable);
    }
  }
}
