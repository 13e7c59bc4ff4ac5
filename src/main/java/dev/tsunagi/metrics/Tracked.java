package dev.tsunagi.metrics;

import module java.base;

import dev.tsunagi.api.common.Claim;
import dev.tsunagi.reconcile.Measures.Ran;
import dev.tsunagi.reconcile.Measures.Result;
import io.prometheus.metrics.model.snapshots.Labels;

/// What is known of one object: how often it was looked at, how often that failed, how long the
/// last look took, and its conditions.
record Tracked(
    Labels labels, long runs, long failures, Duration last, List<? extends Claim> conditions) {

  static Tracked first(Labels labels, Ran ran) {
    return new Tracked(labels, 0, 0, Duration.ZERO, List.of()).after(labels, ran);
  }

  /// `labels` are those of now: an object's own may change.
  Tracked after(Labels labels, Ran ran) {
    var failed = ran.result() == Result.ERROR ? 1 : 0;
    return new Tracked(labels, runs + 1, failures + failed, ran.took(), ran.conditions());
  }
}
