package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.api.workload.VirtualNodeWorkloadStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.OwnedObjects;
import dev.tsunagi.kube.SelectedPods;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.reconcile.Run;
import dev.tsunagi.workload.RolloutGate.Pass;

/// One run towards the objects that a workload asks for.
final class WorkloadRun implements Run<VirtualNodeWorkloadStatus> {

  /// When a workload that was refused is looked at again: what stands in its way may have gone.
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(5);

  /// When pods that do not run are looked at again: nobody tells when that changes.
  private static final Duration LOOK_AT_PODS = Duration.ofSeconds(5);

  /// An annotation that stops us.
  private static final String PAUSED = "tsunagi.dev/paused";

  private final VirtualNodeWorkload workload;
  private final Collaborators with;
  private final Instant now;

  /// What a run works with. `bindings` and `children` look into caches.
  record Collaborators(
      Function<VirtualNodeWorkload, List<BindingState>> bindings,
      BiFunction<VirtualNodeWorkload, List<Desired>, List<Live>> children,
      OwnedObjects objects,
      RolloutGate gate,
      Advice advice,
      SelectedPods pods,
      String region) {}

  WorkloadRun(VirtualNodeWorkload workload, Collaborators with, Instant now) {
    this.workload = workload;
    this.with = with;
    this.now = now;
  }

  @Override
  public Report<VirtualNodeWorkloadStatus> reconcile() {
    if (isPaused()) {
      return paused();
    }
    check();
    var states = with.bindings().apply(workload);
    var rendering = new Rendering(workload, bound(states), with.region());
    var desired = Desired.of(rendering);
    var live = with.children().apply(workload, desired);
    var unheld = new Situation(workload, desired, live, states, false, now);
    var pass =
        unheld.waitingFor().isEmpty()
            ? with.gate().pass(rendering, unheld.liveMain(), now)
            : Pass.FREE;
    var seen = new Situation(workload, desired, live, states, pass.held(), now);
    return act(rendering, seen, pass);
  }

  private boolean isPaused() {
    var annotations = workload.getMetadata().getAnnotations();
    return annotations != null && "true".equals(annotations.get(PAUSED));
  }

  private Report<VirtualNodeWorkloadStatus> paused() {
    var why = new Failure.Refused("Paused", PAUSED + " is true: nothing is written");
    return new Report<>(
        Optional.of(WorkloadStatuses.failed(workload.getStatus(), why, now)),
        List.of(),
        Optional.empty());
  }

  private void check() {
    var problems = SpecProblems.of(workload).stream().map(SpecProblem::message).toList();
    if (!problems.isEmpty()) {
      throw new FailureException(new Failure.Invalid(String.join("; ", problems)));
    }
  }

  private static Map<String, BoundSecret> bound(List<BindingState> states) {
    var all = new HashMap<String, BoundSecret>();
    for (var state : states) {
      if (state instanceof BindingState.Bound(var binding, var secret, _, _)) {
        all.put(binding.name(), secret);
      }
    }
    return Map.copyOf(all);
  }

  private Report<VirtualNodeWorkloadStatus> act(Rendering rendering, Situation seen, Pass pass) {
    var acting = new Acting(with.objects(), workload);
    return switch (WorkloadPlanner.plan(seen)) {
      case WorkloadPlan.Refuse(var why) -> throw new FailureException(why);
      case WorkloadPlan.Await(var why, var steps) -> {
        acting.carryOut(steps);
        yield report(rendering, seen, new WorkloadPlan.Carry(steps), why, pass);
      }
      case WorkloadPlan.Carry carry -> {
        acting.carryOut(carry.steps());
        yield report(rendering, seen, carry, List.of(), pass);
      }
    };
  }

  private Report<VirtualNodeWorkloadStatus> report(
      Rendering rendering,
      Situation seen,
      WorkloadPlan.Carry done,
      List<String> waitingFor,
      Pass pass) {
    var forBindings = done.touchesPods() && !pass.held() && !pass.cause().isEmpty();
    var outcome =
        new Outcome(
            workload,
            rendering,
            seen.liveMain(),
            seen.live(Kinds.SERVICE),
            done.touchesPods(),
            waitingFor,
            pass.why(),
            forBindings,
            with.advice().notes(rendering),
            done.touchesPods() ? "" : troubles(seen));
    var notices =
        forBindings ? List.of(Notice.normal("RollingOut", pass.cause())) : List.<Notice>of();
    return new Report<>(
        Optional.of(WorkloadStatuses.of(outcome, now)), notices, again(outcome, pass));
  }

  /// Only what is being made or replaced is asked about.
  private String troubles(Situation seen) {
    return isUnderWay(seen.liveMain())
        ? PodTroubles.of(
            with.pods()
                .find(
                    workload.getMetadata().getNamespace(),
                    WorkloadStatuses.selector(workload.getMetadata().getName())))
        : "";
  }

  private static boolean isUnderWay(Optional<Live> main) {
    return main.filter(live -> live.kind().equals(Kinds.DEPLOYMENT))
        .filter(live -> !Progress.of(live).isRolledOut())
        .isPresent();
  }

  /// A kind of binding that the cluster lacks is not watched: it is looked for.
  private Optional<Duration> again(Outcome outcome, Pass pass) {
    if (outcome.isWaiting()) {
      return Optional.of(Duration.ofMinutes(1));
    }
    var kept = WorkloadPlanner.keptUntil(workload.getSpec(), outcome.run());
    var next =
        pass.again()
            .or(() -> kept.map(until -> Duration.between(now, until)).filter(Duration::isPositive));
    if (!isUnderWay(outcome.main())) {
      return next;
    }
    var soon = outcome.isStuck() ? LOOK_AGAIN : LOOK_AT_PODS;
    return Optional.of(next.filter(d -> d.compareTo(soon) < 0).orElse(soon));
  }

  @Override
  public Report<VirtualNodeWorkloadStatus> failed(Failure failure) {
    var notices =
        failure instanceof Failure.Pending
            ? List.<Notice>of()
            : List.of(Notice.warning(WorkloadStatuses.reason(failure), failure.message()));
    return new Report<>(
        Optional.of(WorkloadStatuses.failed(workload.getStatus(), failure, now)),
        notices,
        Optional.of(LOOK_AGAIN));
  }
}
