package dev.tsunagi.secrets.pipeline;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// How a stage says that it cannot go on: only another spec, or another secret, helps.
final class Refusal {

  private Refusal() {}

  /// Without a cause: those of parsers quote what they read.
  static FailureException because(String message) {
    return new FailureException(new Failure.Invalid(message));
  }
}
