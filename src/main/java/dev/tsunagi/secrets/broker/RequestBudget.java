package dev.tsunagi.secrets.broker;

import module java.base;

/// The request rate of one principal in one region, as slots on a time line: nobody waits in a
/// thread, a caller without a slot is told when its own comes.
final class RequestBudget {

  private final Duration interval;
  private final Duration burst;
  private Instant next = Instant.EPOCH;
  private Instant pausedUntil = Instant.EPOCH;

  /// `perSecond` requests, and as many at once after a second of silence.
  RequestBudget(int perSecond) {
    this.interval = Duration.ofSeconds(1).dividedBy(perSecond);
    this.burst = Duration.ofSeconds(1);
  }

  /// Takes the next slot. It may be used at once if it is not after `now`.
  synchronized Instant take(Instant now) {
    var floor = now.minus(burst);
    var slot = next.isBefore(floor) ? floor : next;
    if (slot.isBefore(pausedUntil)) {
      slot = pausedUntil;
    }
    next = slot.plus(interval);
    return slot;
  }

  /// Whether a slot taken earlier still holds: a pause voids those inside it.
  synchronized boolean stands(Instant slot) {
    return !slot.isBefore(pausedUntil);
  }

  /// The provider asked for silence.
  synchronized void pauseUntil(Instant until) {
    if (until.isAfter(pausedUntil)) {
      pausedUntil = until;
    }
  }
}
