package dev.tsunagi.reconcile;

import module java.base;

import dev.tsunagi.failure.Failure;

/// One reconciliation of one object, as a feature writes it.
public interface Run<S> {

  /// Observe, plan, act, report. Throws [dev.tsunagi.failure.FailureException] for what cannot be
  /// done.
  Report<S> reconcile();

  /// How a failure shows. The shell replaces `again` by what the failure implies, and falls back to
  /// it where only a change would help but changes outside of Kubernetes go unseen, or where it
  /// comes sooner than a fixed delay.
  Report<S> failed(Failure failure);
}
