package dev.tsunagi.reconcile;

import module java.base;

/// The outcome of a reconciliation: the status to show, what to tell as events, when to look again.
///
/// An absent `status` leaves the one on record as it is. `again` is empty when only a change can
/// help.
public record Report<S>(Optional<S> status, List<Notice> notices, Optional<Duration> again) {

  public Report {
    notices = List.copyOf(notices);
  }

  /// Nothing to say.
  public static <S> Report<S> unchanged(Optional<Duration> again) {
    return new Report<>(Optional.empty(), List.of(), again);
  }

  /// One event about the primary. `reason` is CamelCase, `message` a sentence without secrets.
  public record Notice(boolean warning, String reason, String message) {

    public static Notice normal(String reason, String message) {
      return new Notice(false, reason, message);
    }

    public static Notice warning(String reason, String message) {
      return new Notice(true, reason, message);
    }
  }
}
