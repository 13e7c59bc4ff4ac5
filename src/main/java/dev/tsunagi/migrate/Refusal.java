package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.failure.FailureException;

/// What a reconciler would say against an object.
final class Refusal {

  private Refusal() {}

  /// Empty when the check lets it pass.
  static Optional<String> of(Runnable check) {
    try {
      check.run();
      return Optional.empty();
    } catch (FailureException e) {
      return Optional.of(e.failure().message());
    }
  }
}
