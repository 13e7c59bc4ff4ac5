package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.VirtualNodeWorkloadSpec;
import dev.tsunagi.api.workload.VirtualNodeWorkloadStatus.Run;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.workload.WorkloadPlan.Step;
import org.jspecify.annotations.Nullable;

/// Decides what to write. Touches nothing.
final class WorkloadPlanner {

  private WorkloadPlanner() {}

  static WorkloadPlan plan(Situation seen) {
    var refusal = seen.desired().stream().flatMap(d -> refusal(seen, d).stream()).findFirst();
    if (refusal.isPresent()) {
      return new WorkloadPlan.Refuse(refusal.get());
    }
    var waiting = seen.waitingFor();
    return waiting.isEmpty()
        ? new WorkloadPlan.Carry(steps(seen))
        : new WorkloadPlan.Await(waiting, scale(seen).toList());
  }

  /// What has the name of something of ours and is not ours is never written.
  private static Optional<Failure> refusal(Situation seen, Desired desired) {
    var there = seen.find(desired);
    if (there.isEmpty()) {
      return Optional.empty();
    }
    var live = there.get();
    var what = "%s \"%s\"".formatted(desired.kind().kind(), desired.name());
    if (live.belongsTo(seen.workload())) {
      return live.isBeingDeleted()
          ? Optional.of(new Failure.Pending(what + " is being deleted; it is made anew then"))
          : Optional.empty();
    }
    return Optional.of(
        live.wasOfAnEarlier(seen.workload())
            ? new Failure.Pending(
                what + " of an earlier workload of this name is yet to be deleted")
            : new Failure.Refused(
                "ObjectNotOurs",
                what
                    + " is there already and not ours, so it is left alone; rename the workload,"
                    + " or delete that object"));
  }

  private static List<Step> steps(Situation seen) {
    return Stream.of(
            seen.desired().stream().flatMap(desired -> write(seen, desired)),
            scale(seen),
            prune(seen))
        .flatMap(steps -> steps)
        .toList();
  }

  private static Stream<Step> write(Situation seen, Desired desired) {
    var there = seen.find(desired);
    if (there.isEmpty()) {
      return isDone(seen, desired) ? Stream.of() : Stream.of(new Step.Create(desired));
    }
    return isAsDesired(seen, desired, there.get())
        ? Stream.of()
        : Stream.of(new Step.Update(desired, there.get()));
  }

  /// A job runs once, even if it is gone afterwards.
  private static boolean isDone(Situation seen, Desired desired) {
    var run = seen.workload().getStatus().run();
    return desired.kind().equals(Kinds.JOB)
        && run != null
        && run.job().equals(desired.name())
        && run.ended() != null;
  }

  private static boolean isAsDesired(Situation seen, Desired desired, Live live) {
    if (desired.kind().equals(Kinds.JOB)) {
      // The pods of a Job cannot change; its name says what they are.
      return true;
    }
    if (desired.isMain() && seen.held()) {
      return true;
    }
    return live.annotation(Marks.APPLIED).equals(desired.hash())
        && Comparison.covers(desired.tree(), live.tree());
  }

  private static Stream<Step> scale(Situation seen) {
    var main = seen.main();
    var live = seen.liveMain();
    var replicas = replicas(seen.workload().getSpec(), live.isEmpty());
    if (replicas == null || !main.kind().equals(Kinds.DEPLOYMENT)) {
      return Stream.of();
    }
    // A new Deployment has one pod.
    var is = live.map(there -> there.at("/spec/replicas").asInt(1)).orElse(1);
    return replicas.equals(is) || (live.isEmpty() && !seen.waitingFor().isEmpty())
        ? Stream.of()
        : Stream.of(new Step.Scale(main, replicas));
  }

  /// How many pods are ours to say; null when that is for others. An autoscaler has its say later.
  private static @Nullable Integer replicas(VirtualNodeWorkloadSpec spec, boolean first) {
    var scaling = spec.autoscaling();
    if (scaling == null) {
      return spec.replicas();
    }
    return first ? scaling.minReplicas() : null;
  }

  /// What the workload no longer wants, if it is its own.
  private static Stream<Step> prune(Situation seen) {
    return seen.live().stream()
        .filter(live -> live.belongsTo(seen.workload()) && !live.isBeingDeleted())
        .filter(live -> seen.desired().stream().noneMatch(live::is) || isOver(seen, live))
        .filter(live -> !isStillNeeded(seen, live))
        .map(Step.Delete::new);
  }

  /// A finished pod is billed until it is deleted. The status has to know first that it finished.
  private static boolean isOver(Situation seen, Live live) {
    var run = seen.workload().getStatus().run();
    return live.kind().equals(Kinds.JOB)
        && run != null
        && run.job().equals(live.name())
        && keptUntil(seen.workload().getSpec(), run)
            .filter(until -> !seen.now().isBefore(until))
            .isPresent();
  }

  /// How long the pods of a finished job are kept; empty while it runs.
  static Optional<Instant> keptUntil(VirtualNodeWorkloadSpec spec, @Nullable Run run) {
    var job = spec.job();
    if (job == null || run == null || run.ended() == null) {
      return Optional.empty();
    }
    var seconds = job.ttlSecondsAfterFinished();
    return Optional.of(run.ended().plusSeconds(seconds == null ? 300 : seconds));
  }

  /// Pods of the last revision may start again until those of the new one serve.
  private static boolean isStillNeeded(Situation seen, Live live) {
    return live.kind().equals(Kinds.CONFIG_MAP)
        && seen.liveMain().filter(main -> !isRolledOut(seen, main)).isPresent();
  }

  private static boolean isRolledOut(Situation seen, Live main) {
    return main.annotation(Marks.APPLIED).equals(seen.main().hash())
        && Progress.of(main).isRolledOut();
  }
}
