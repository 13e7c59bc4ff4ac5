package dev.tsunagi.secrets.broker;

import module java.base;

/// The request rate of one principal in one region, as slots on a time line: nobody waits in a
/// thread, a caller without a slot is told when its own comes.
///
/// Callers come later than their slots, some more than others, so slots alone would not hold the
/// rate: whoever uses one must also find fewer than `perSecond` uses in the second before. Slots
/// are a little further apart than they need be, which leaves room for that.
final class RequestBudget {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int perSecond;
  private final Duration interval;
  private final Duration burst;
  private final Deque<Instant> uses = new ArrayDeque<>();
  private Instant next = Instant.EPOCH;
  private Instant pausedUntil = Instant.EPOCH;

  /// `perSecond` requests in any second, a tenth of them at once after a silence.
  RequestBudget(int perSecond) {
    this.perSecond = perSecond;
    this.interval = SECOND.multipliedBy(51).dividedBy(50L * perSecond);
    this.burst = SECOND.dividedBy(10);
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

  /// Uses a slot that has come. Returns when there is room for it: not after `now` if it was used.
  synchronized Instant use(Instant now) {
    if (!uses.isEmpty() && uses.getLast().isAfter(now)) {
      // The clock was put back.
      uses.clear();
    }
    while (!uses.isEmpty() && !uses.getFirst().plus(SECOND).isAfter(now)) {
      uses.removeFirst();
    }
    if (uses.size() == perSecond) {
      return uses.getFirst().plus(SECOND);
    }
    uses.addLast(now);
    return now;
  }

  /// Takes and uses a slot for a call that belongs to one under way, and cannot wait for it.
  synchronized void charge(Instant now) {
    take(now);
    use(now);
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
