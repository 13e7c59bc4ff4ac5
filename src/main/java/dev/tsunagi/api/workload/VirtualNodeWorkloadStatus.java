package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a workload.
///
/// Wider than a record should be: each of these is a line that `kubectl describe` shows.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("How far the workload is, and where it is reached.")
public record VirtualNodeWorkloadStatus(
    @JsonPropertyDescription("Where the workload is reached.") String url,
    @JsonPropertyDescription("How many pods there are.") @StatusReplicas @Nullable Integer replicas,
    @JsonPropertyDescription("How many of them are ready.") @Nullable Integer readyReplicas,
    @JsonPropertyDescription("Labels of the pods, as autoscalers look for them.") @LabelSelector
        String selector,
    @JsonPropertyDescription("Revision of the Deployment that the pods roll out, or of the job.")
        String revision,
    @JsonPropertyDescription("What one pod asks for, and what it rounds up to.") PodSize podSize,
    @JsonPropertyDescription("Bindings that are not ready, each with the reason.")
        List<String> waitingFor,
    @JsonPropertyDescription("Good to know: what could surprise, and what to do about it.")
        List<String> notes,
    @JsonPropertyDescription("The job of this spec, with job and no schedule.") @Nullable Run run,
    @JsonPropertyDescription(
            "Ready: usable now. Synced: the last run did what it wanted. Progressing: pods are"
                + " being replaced.")
        List<Condition> conditions,
    @JsonPropertyDescription(
            "The newest generation of the spec that is rolled out: older than that of the object"
                + " while pods are being replaced, so that kubectl wait waits for them.")
        @Nullable Long observedGeneration)
    implements Conditioned {

  public static final VirtualNodeWorkloadStatus EMPTY =
      new VirtualNodeWorkloadStatus(
          "", null, null, "", "", PodSize.NONE, List.of(), List.of(), null, List.of(), null);

  public VirtualNodeWorkloadStatus {
    url = Completed.text(url);
    selector = Completed.text(selector);
    revision = Completed.text(revision);
    podSize = Completed.or(podSize, PodSize.NONE);
    waitingFor = Completed.list(waitingFor);
    notes = Completed.list(notes);
    conditions = Completed.list(conditions);
  }

  /// The size of one pod.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record PodSize(
      @JsonPropertyDescription("The sum of what its containers ask for.") String requested,
      @JsonPropertyDescription("What Oracle Cloud makes of it, in whole OCPUs and GBs.")
          String billed) {

    public static final PodSize NONE = new PodSize("", "");

    public PodSize {
      requested = Completed.text(requested);
      billed = Completed.text(billed);
    }
  }

  /// One run to completion. It is remembered here, so that it is not begun again once its Job is
  /// gone.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Run(
      @JsonPropertyDescription("Name of the Job.") String job,
      @JsonPropertyDescription("Running, Complete or Failed.") String phase,
      @JsonPropertyDescription("When it ended.") @Nullable Instant ended) {

    public Run {
      job = Completed.text(job);
      phase = Completed.text(phase);
      ended = ended == null ? null : ended.truncatedTo(ChronoUnit.SECONDS);
    }
  }
}
