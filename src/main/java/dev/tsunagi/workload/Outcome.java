package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.api.workload.VirtualNodeWorkloadStatus.Run;
import dev.tsunagi.virtualnode.PodSize;
import org.jspecify.annotations.Nullable;

/// What there is to report after a run.
///
/// @param main the controller of the pods as it was before the run, if it is ours
/// @param touchedPods whether the run made or replaced pods, so that `main` is out of date
/// @param waitingFor bindings that hold everything up, each with the reason
/// @param held why pods are not replaced yet; empty when nothing holds them
/// @param forBindings whether pods were replaced because of bindings
/// @param troubles why pods do not run; empty when they do, or nobody knows
record Outcome(
    VirtualNodeWorkload workload,
    Rendering rendering,
    Optional<Live> main,
    Optional<Live> service,
    boolean touchedPods,
    List<String> waitingFor,
    String held,
    boolean forBindings,
    List<String> notes,
    String troubles) {

  boolean isWaiting() {
    return !waitingFor.isEmpty();
  }

  /// How far the pods are; empty when there are none yet.
  Optional<Progress> progress() {
    return main.map(Progress::of);
  }

  /// Whether the pods have taken so long that nobody waits for them any more.
  boolean isStuck() {
    return progress().filter(Progress::isStuck).isPresent();
  }

  /// The generation that is acted on, and not the bindings' turn, is what a user waits for.
  boolean isRolledOut() {
    return !isWaiting()
        && !touchedPods
        && (hasRun() || progress().filter(Progress::isRolledOut).isPresent());
  }

  /// Whether the job that the spec asks for is over, and perhaps gone.
  private boolean hasRun() {
    var run = run();
    return run != null
        && run.ended() != null
        && Desired.of(rendering).stream().anyMatch(d -> d.isMain() && d.name().equals(run.job()));
  }

  /// The run to completion, as far as it is known.
  @Nullable Run run() {
    var job = rendering.spec().job();
    if (job == null || !job.schedule().isEmpty()) {
      return null;
    }
    var before = workload.getStatus().run();
    return main.map(Outcome::run).orElse(before);
  }

  private static Run run(Live job) {
    var status = job.at("/status");
    var complete = Progress.condition(status, "Complete");
    var failed = Progress.condition(status, "Failed");
    if (complete.path("status").asText().equals("True")) {
      var at = status.path("completionTime").asText(complete.path("lastTransitionTime").asText());
      return new Run(job.name(), "Complete", instant(at));
    }
    if (failed.path("status").asText().equals("True")) {
      return new Run(job.name(), "Failed", instant(failed.path("lastTransitionTime").asText()));
    }
    return new Run(job.name(), "Running", null);
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      return Instant.EPOCH;
    }
  }

  Optional<PodSize> size() {
    return PodSizes.of(rendering);
  }
}
