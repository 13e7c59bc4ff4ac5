package dev.tsunagi.reconcile;

import dev.tsunagi.failure.Failure;

/// What conditions and events of our own kinds call a failure. ESO's kinds have ESO's words.
public final class Reasons {

  private Reasons() {}

  /// `unavailable`: what it is called when the other side cannot be reached.
  public static String of(Failure failure, String unavailable) {
    return switch (failure) {
      case Failure.Invalid _ -> "InvalidSpec";
      case Failure.Denied _ -> "AccessDenied";
      case Failure.Unresolved _ -> "ReferenceNotFound";
      case Failure.Pending _ -> "Pending";
      case Failure.Conflict _ -> "Conflict";
      case Failure.Throttled _ -> "Throttled";
      case Failure.Exhausted _ -> "LimitReached";
      case Failure.Unavailable _ -> unavailable;
      case Failure.Refused(var reason, _) -> reason;
    };
  }
}
