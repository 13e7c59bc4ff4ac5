package dev.tsunagi.failure;

import org.jspecify.annotations.Nullable;

/// The one exception that crosses a port. Anything else that reaches the reconciliation shell is a
/// bug.
public final class FailureException extends RuntimeException {

  private final transient Failure failure;

  public FailureException(Failure failure) {
    this(failure, null);
  }

  public FailureException(Failure failure, @Nullable Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }

  /// The same, told in the context of the caller.
  public FailureException within(String context) {
    return new FailureException(failure.within(context), getCause());
  }
}
