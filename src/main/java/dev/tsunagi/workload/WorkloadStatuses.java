package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.workload.VirtualNodeWorkloadStatus;
import dev.tsunagi.api.workload.VirtualNodeWorkloadStatus.PodSize;
import dev.tsunagi.api.workload.VirtualNodeWorkloadStatus.Run;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Reasons;
import org.jspecify.annotations.Nullable;

/// What the status of a workload says.
final class WorkloadStatuses {

  static final String READY = "Ready";
  static final String SYNCED = "Synced";
  static final String PROGRESSING = "Progressing";

  private static final String BINDINGS_CHANGED = "BindingsChanged";

  private WorkloadStatuses() {}

  /// What one condition says.
  private record Says(boolean holds, String reason, String message) {}

  static VirtualNodeWorkloadStatus of(Outcome outcome, Instant now) {
    var before = outcome.workload().getStatus();
    var progress = outcome.progress();
    var generation = outcome.workload().getMetadata().getGeneration();
    var run = outcome.run();
    return new VirtualNodeWorkloadStatus(
        Addresses.of(outcome.rendering(), outcome.service()),
        outcome.rendering().spec().isJob() ? null : progress.map(Progress::replicas).orElse(0),
        outcome.rendering().spec().isJob() ? null : progress.map(Progress::ready).orElse(0),
        outcome.rendering().spec().isJob() ? "" : selector(outcome.rendering().name()),
        revision(outcome),
        podSize(outcome),
        outcome.waitingFor(),
        outcome.notes(),
        run,
        conditions(before.conditions(), outcome, run, now),
        outcome.isRolledOut() ? generation : before.observedGeneration());
  }

  /// Finds the pods of a workload.
  static String selector(String name) {
    return Marks.WORKLOAD + "=" + name;
  }

  private static String revision(Outcome outcome) {
    return outcome
        .main()
        .map(
            main ->
                main.kind().equals(Kinds.DEPLOYMENT)
                    ? main.annotation("deployment.kubernetes.io/revision")
                    : main.annotation(Marks.SPEC))
        .orElse("");
  }

  private static PodSize podSize(Outcome outcome) {
    return outcome
        .size()
        .map(
            size ->
                new PodSize(
                    "%s OCPU, %s GB".formatted(size.ocpus(), size.memoryGb()), size.toString()))
        .orElse(PodSize.NONE);
  }

  private static List<Condition> conditions(
      List<Condition> before, Outcome outcome, @Nullable Run run, Instant now) {
    var synced = with(before, SYNCED, synced(outcome), now);
    var progressing = with(synced, PROGRESSING, progressing(outcome, before), now);
    return with(progressing, READY, run == null ? ready(outcome) : ready(run), now);
  }

  private static Says synced(Outcome outcome) {
    if (outcome.isWaiting()) {
      return new Says(false, "WaitingForBindings", waiting(outcome));
    }
    return outcome.held().isEmpty()
        ? new Says(true, "Applied", "every object is as it should be")
        : new Says(true, "RolloutHeld", outcome.held());
  }

  private static Says progressing(Outcome outcome, List<Condition> before) {
    var progress = outcome.progress();
    if (outcome.isRolledOut() || (progress.isEmpty() && !outcome.touchedPods())) {
      return new Says(false, outcome.isRolledOut() ? "RolledOut" : "NotStarted", "");
    }
    if (progress.filter(Progress::isStuck).isPresent() && !outcome.touchedPods()) {
      return new Says(
          false, "ProgressDeadlineExceeded", progress.map(Progress::message).orElse(""));
    }
    var forBindings = outcome.touchedPods() ? outcome.forBindings() : isRollingForBindings(before);
    return new Says(
        true,
        forBindings ? BINDINGS_CHANGED : "RollingOut",
        "pods are being replaced or made" + because(outcome));
  }

  private static String because(Outcome outcome) {
    return outcome.troubles().isEmpty() ? "" : ": " + outcome.troubles();
  }

  /// Whether the pods are being replaced because of bindings, by what was said about it.
  static boolean isRollingForBindings(VirtualNodeWorkloadStatus status) {
    return isRollingForBindings(status.conditions());
  }

  private static boolean isRollingForBindings(List<Condition> conditions) {
    return Conditions.find(conditions, PROGRESSING)
        .filter(c -> c.status().equals("True") && c.reason().equals(BINDINGS_CHANGED))
        .isPresent();
  }

  private static Says ready(Outcome outcome) {
    var progress = outcome.progress();
    if (progress.isEmpty()) {
      return outcome.isWaiting()
          ? new Says(false, "WaitingForBindings", waiting(outcome))
          : new Says(false, "Starting", "pods are being made");
    }
    if (outcome.main().filter(main -> main.kind().equals(Kinds.CRON_JOB)).isPresent()) {
      return new Says(true, "Scheduled", "the next run comes by the schedule");
    }
    return ready(outcome, progress.get());
  }

  private static Says ready(Outcome outcome, Progress progress) {
    var pods =
        "%d of %d pods are ready%s"
            .formatted(progress.ready(), progress.desired(), because(outcome));
    if (progress.desired() == 0) {
      return new Says(false, "ScaledToZero", "there are no pods");
    }
    if (!progress.isUsable()) {
      return progress.isStuck()
          ? new Says(false, "ProgressDeadlineExceeded", pods + "; " + progress.message())
          : new Says(false, "PodsNotReady", pods);
    }
    return Addresses.isAwaited(outcome.rendering(), outcome.service())
        ? new Says(false, "AwaitingAddress", pods + "; the load balancer has no address yet")
        : new Says(true, "Available", pods);
  }

  private static Says ready(Run run) {
    return switch (run.phase()) {
      case "Complete" -> new Says(true, "Complete", "the job has run");
      case "Failed" -> new Says(false, "JobFailed", "the job has failed; see its pods' logs");
      default -> new Says(false, "Running", "the job runs");
    };
  }

  private static String waiting(Outcome outcome) {
    return "waiting for " + String.join("; ", outcome.waitingFor());
  }

  /// A failure says nothing about pods that run; it counts against a workload that never ran.
  static VirtualNodeWorkloadStatus failed(
      VirtualNodeWorkloadStatus before, Failure failure, Instant now) {
    var says = new Says(false, reason(failure), failure.message());
    var synced = with(before.conditions(), SYNCED, says, now);
    var conditions = Conditions.holds(synced, READY) ? synced : with(synced, READY, says, now);
    return new VirtualNodeWorkloadStatus(
        before.url(),
        before.replicas(),
        before.readyReplicas(),
        before.selector(),
        before.revision(),
        before.podSize(),
        before.waitingFor(),
        before.notes(),
        before.run(),
        conditions,
        before.observedGeneration());
  }

  static String reason(Failure failure) {
    return Reasons.of(failure, "Unavailable");
  }

  private static List<Condition> with(List<Condition> before, String type, Says says, Instant now) {
    return Conditions.with(before, type, says.holds(), says.reason(), says.message(), now);
  }
}
