package dev.tsunagi.failure;

import java.time.Duration;

/// Why a step could not be done. The class says who can fix it and so implies the [Retry].
///
/// Messages are sentences for the user: what happened, where (JSON path, OCID), what to do next.
/// They never carry a secret value.
public sealed interface Failure {

  String message();

  /// The request itself is wrong: only a new spec helps.
  record Invalid(String message) implements Failure {}

  /// Credentials or policy forbid it. OCI's 404 `NotAuthorizedOrNotFound` is one of these: it means
  /// "missing or not authorised" and never that a thing is gone.
  ///
  /// @param orMissing whether it may as well be that the thing is gone
  record Denied(String message, boolean orMissing) implements Failure {
    public Denied(String message) {
      this(message, false);
    }
  }

  /// Something this one refers to does not exist, or is not ready, yet.
  record Unresolved(String message) implements Failure {}

  /// Something is under way and will be done soon: worth showing, not worth an alarm.
  record Pending(String message) implements Failure {}

  /// The state of the other side forbids it for now.
  record Conflict(String message) implements Failure {}

  /// The other side asked to be called less often.
  record Throttled(String message, Duration retryAfter) implements Failure {}

  /// A limit, a quota or the capacity of a host is used up.
  record Exhausted(String message) implements Failure {}

  /// No answer, or an answer that says "not now": 5xx, timeout, no connection.
  record Unavailable(String message) implements Failure {}

  /// Our own decision not to act. `reason` is a CamelCase condition reason.
  record Refused(String reason, String message) implements Failure {}

  /// When trying again could help.
  default Retry retry() {
    return switch (this) {
      case Invalid _, Refused _ -> new Retry.WhenChanged();
      case Throttled(_, var after) -> new Retry.After(after);
      case Denied _, Exhausted _ -> new Retry.After(Duration.ofMinutes(5));
      case Unresolved _, Pending _, Conflict _, Unavailable _ -> new Retry.Backoff();
    };
  }

  /// The same failure with its message put into the context of the caller, e.g. a JSON path.
  default Failure within(String context) {
    var text = context + ": " + message();
    return switch (this) {
      case Invalid _ -> new Invalid(text);
      case Denied(_, var orMissing) -> new Denied(text, orMissing);
      case Unresolved _ -> new Unresolved(text);
      case Pending _ -> new Pending(text);
      case Conflict _ -> new Conflict(text);
      case Throttled(_, var after) -> new Throttled(text, after);
      case Exhausted _ -> new Exhausted(text);
      case Unavailable _ -> new Unavailable(text);
      case Refused(var reason, _) -> new Refused(reason, text);
    };
  }
}
