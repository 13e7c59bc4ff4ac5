package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.VirtualNodeWorkload;

/// Lets pods be replaced for the sake of bindings when it is time and when there is room.
final class RolloutGate {

  /// How often those that wait for room ask, besides being told.
  private static final Duration ASK_EVERY = Duration.ofSeconds(15);

  private final RolloutBudget budget;
  private final ContentChanges changes = new ContentChanges();
  private final Consumer<String> wake;

  /// What was decided.
  ///
  /// @param held whether the pods must wait
  /// @param cause why they are to be replaced; empty when they are not, or as the user wishes
  /// @param why what is waited for, as a sentence; empty when nothing is
  record Pass(boolean held, String cause, String why, Optional<Duration> again) {

    static final Pass FREE = new Pass(false, "", "", Optional.empty());
  }

  /// `wake` is told the places, as `namespace/name`, of those whose turn has come.
  RolloutGate(RolloutBudget budget, Consumer<String> wake) {
    this.budget = budget;
    this.wake = wake;
  }

  Pass pass(Rendering rendering, Optional<Live> main, Instant now) {
    var place = place(rendering.workload());
    if (main.isEmpty() || !main.get().kind().equals(Kinds.DEPLOYMENT)) {
      return Pass.FREE;
    }
    var live = main.get();
    var changed = changed(live.annotation(Marks.BINDINGS), rendering.bindingsHash());
    var rendered = !live.annotation(Marks.SPEC).equals(Controllers.specHash(rendering));
    if (changed.isEmpty() && !rendered) {
      settled(rendering.workload(), live, place, now);
      return Pass.FREE;
    }
    var cause =
        changed.isEmpty()
            ? "this version of the operator makes other pods of the spec"
            : "bindings changed: " + String.join(", ", changed);
    var decision =
        RolloutDecision.decide(
            rendered && isNew(rendering.workload()),
            changes.since(place, now),
            rendering.spec().rollout().debounce().toDuration(),
            now);
    return switch (decision) {
      case RolloutDecision.Proceed _ -> Pass.FREE;
      case RolloutDecision.Gather(var until) ->
          new Pass(
              true,
              cause,
              cause + "; the pods roll at " + until.truncatedTo(ChronoUnit.SECONDS),
              Optional.of(Duration.between(now, until)));
      case RolloutDecision.AskForTurn _ -> ask(place, cause, now);
    };
  }

  /// Whether the user changed the spec since it was last rolled out.
  private static boolean isNew(VirtualNodeWorkload workload) {
    return !Objects.equals(
        workload.getMetadata().getGeneration(), workload.getStatus().observedGeneration());
  }

  private Pass ask(String place, String cause, Instant now) {
    if (budget.mayRoll(place, now)) {
      return new Pass(false, cause, "", Optional.empty());
    }
    return new Pass(
        true,
        cause,
        "%s; the pods roll when fewer workloads do, %d are before this one"
            .formatted(cause, budget.ahead(place)),
        Optional.of(ASK_EVERY));
  }

  /// The pods have, or are about to have, what their Secrets hold.
  private void settled(VirtualNodeWorkload workload, Live live, String place, Instant now) {
    changes.none(place);
    if (Progress.of(live).isRolledOut()) {
      budget.done(place).forEach(wake);
    } else if (WorkloadStatuses.isRollingForBindings(workload.getStatus())) {
      budget.isRolling(place, now);
    }
  }

  /// The names of the bindings whose hashes differ.
  private static List<String> changed(String before, String now) {
    var known = Set.of(before.split(" ", -1));
    return Stream.of(now.split(" ", -1))
        .filter(entry -> !entry.isEmpty() && !known.contains(entry))
        .map(entry -> entry.substring(0, entry.indexOf('=')))
        .toList();
  }

  static String place(VirtualNodeWorkload workload) {
    return workload.getMetadata().getNamespace() + "/" + workload.getMetadata().getName();
  }
}
