package dev.tsunagi.workload;

import module java.base;

/// Whether pods that are out of date may be replaced now. Pure.
sealed interface RolloutDecision {

  /// Nothing stands in the way.
  record Proceed() implements RolloutDecision {}

  /// More changes may come: wait for them until then.
  record Gather(Instant until) implements RolloutDecision {}

  /// It is time, if there is room.
  record AskForTurn() implements RolloutDecision {}

  /// `since` is when it was first seen that the pods are out of date.
  ///
  /// @param asked whether the user asks for other pods, by a new spec
  static RolloutDecision decide(boolean asked, Instant since, Duration debounce, Instant now) {
    if (asked) {
      return new Proceed();
    }
    var until = since.plus(debounce);
    return now.isBefore(until) ? new Gather(until) : new AskForTurn();
  }
}
