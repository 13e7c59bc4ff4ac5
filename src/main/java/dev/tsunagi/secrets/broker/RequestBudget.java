package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.rate.RequestWindow;

/// The request rate of one principal in one region, as slots on a time line: nobody waits in a
/// thread, a caller without a slot is told when its own comes.
///
/// Callers come later than their slots, some more than others, so slots alone would not hold the
/// rate: whoever uses one must also find fewer than `perSecond` requests that still count, see
/// [RequestWindow]. Slots are a little further apart than they need be, which leaves room for that.
///
/// Where requests leave for OCI they are counted until a second after their answer, and who has to
/// wait there waits in a thread. So one that takes longer than a tenth of a second counts for as
/// much longer here: then no more than a tenth of the rate ever waits there.
///
/// A provider that asks for silence allows less than `perSecond`: the rate falls by a third each
/// time, and rises by one request a second in every second after it.
final class RequestBudget {

  private static final Duration SECOND = RequestWindow.SECOND;
  private static final Duration TENTH = SECOND.dividedBy(10);

  /// Nobody comes that late after a look at the clock; to wait as long for nothing is no harm.
  private static final Duration PUT_BACK = Duration.ofSeconds(10);

  /// When a request may be made. It was given out before or after the provider last asked for
  /// silence, which voids those before.
  record Slot(Instant at, int era) {}

  private final int perSecond;
  private final RequestWindow window;
  private Instant next = Instant.EPOCH;
  private Instant pausedUntil = Instant.EPOCH;

  /// What the last who found no room was told.
  private Instant lastTold = Instant.EPOCH;

  /// The latest time that anybody came with.
  private Instant latest = Instant.EPOCH;

  private double lowered;
  private int era;

  /// `perSecond` requests in any second, a tenth of them at once after a silence.
  RequestBudget(int perSecond) {
    this.perSecond = perSecond;
    this.window = new RequestWindow(perSecond, SECOND.minus(TENTH));
    this.lowered = perSecond;
  }

  /// Takes the next slot. It may be used at once if it is not after `now`.
  synchronized Slot take(Instant now) {
    heedClock(now);
    var floor = now.minus(TENTH);
    var slot = next.isBefore(floor) ? floor : next;
    if (slot.isBefore(pausedUntil)) {
      slot = pausedUntil;
    }
    next = slot.plusNanos((long) (SECOND.toNanos() * 1.02 / rate(slot)));
    return new Slot(slot, era);
  }

  private double rate(Instant at) {
    var since = Duration.between(pausedUntil, at).toNanos() / (double) SECOND.toNanos();
    return Math.min(perSecond, lowered + Math.max(0, since));
  }

  /// Uses a slot that has come. Returns when there is room for it: not after `now` if it was used,
  /// and then [#answered] has to be told of the end.
  ///
  /// Those who find no room one after the other are told to come back one after the other.
  synchronized Instant use(Instant now) {
    heedClock(now);
    if (window.enter(now)) {
      return now;
    }
    var room = window.nextEnd().orElse(now.plus(TENTH));
    var behindOthers = lastTold.plus(SECOND.dividedBy(perSecond));
    lastTold = behindOthers.isAfter(room) ? behindOthers : room;
    return lastTold;
  }

  /// Who looked at the clock first may come here last. By more than that the clock was put back:
  /// nobody is to wait for times that it has yet to come to again.
  private void heedClock(Instant now) {
    if (now.isBefore(latest.minus(PUT_BACK))) {
      window.forgetTimes();
      next = Instant.EPOCH;
      pausedUntil = Instant.EPOCH;
      lastTold = Instant.EPOCH;
      latest = now;
      era++;
    } else if (now.isAfter(latest)) {
      latest = now;
    }
  }

  /// Takes and uses a slot for a call that belongs to one under way, and cannot wait for it.
  synchronized void charge(Instant now) {
    take(now);
    window.squeezeIn();
  }

  /// A request that used its slot at `used` has been answered, or will not be.
  synchronized void answered(Instant used, Instant now) {
    window.answered(used, now);
  }

  /// When those who wait will have had their slots, and a second from now at the earliest.
  synchronized Instant afterOthers(Instant now) {
    heedClock(now);
    var aSecond = now.plus(SECOND);
    return next.isAfter(aSecond) ? next : aSecond;
  }

  /// Whether the slots until `when` are taken.
  synchronized boolean isWaitedFor(Instant when) {
    return next.isAfter(when);
  }

  /// Whether a slot taken earlier still holds.
  synchronized boolean stands(Slot slot) {
    return slot.era() == era;
  }

  /// The provider asked for silence. Those who were already asking hear the same, once.
  synchronized void pause(Instant now, Duration silence) {
    heedClock(now);
    var until = now.plus(silence);
    if (!now.isBefore(pausedUntil)) {
      lowered = Math.max(1, rate(now) * 2 / 3);
      next = until;
      era++;
    }
    if (until.isAfter(pausedUntil)) {
      pausedUntil = until;
    }
  }
}
