package dev.tsunagi.failure;

import org.jspecify.annotations.Nullable;

/// The one exception that crosses a port. Anything else that reaches the reconciliation shell is a
/// bug.
public final class FailureException extends RuntimeException {

  private final transient Failure failure;
  private final transient Pace pace;

  public FailureException(Failure failure) {
    this(failure, null);
  }

  public FailureException(Failure failure, @Nullable Throwable cause) {
    this(failure, Pace.OWN, cause);
  }

  private FailureException(Failure failure, Pace pace, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
    this.pace = pace;
  }

  public Failure failure() {
    return failure;
  }

  /// The same, told in the context of the caller.
  public FailureException within(String context) {
    return new FailureException(failure.within(context), pace, getCause());
  }

  /// How soon the first tries follow, where the failure is one that passes.
  public Pace pace() {
    return pace;
  }

  /// The same, to be tried again at the pace of the caller.
  public FailureException at(Pace other) {
    return new FailureException(failure, other, getCause());
  }
}
