package dev.tsunagi.secrets.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// Asserts how a stage refuses.
final class Refused {

  private Refused() {}

  /// Only a new spec helps, the message is this one, and nothing that a parser quoted hangs on.
  static void with(String message, ThrowingCallable stage) {
    assertThatThrownBy(stage)
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> {
              assertThat(e.failure()).isEqualTo(new Failure.Invalid(message));
              assertThat(e).hasNoCause();
            });
  }
}
