package dev.tsunagi.secrets.broker;

import module java.base;

/// The requests that count at the moment, of which there may be so many: those under way, and those
/// of the last second. Not for concurrent use.
///
/// Where requests leave for OCI they are counted until a second after their answer, and who has to
/// wait there waits in a thread. So one that takes longer than a tenth of a second counts for as
/// much longer here: then no more than a tenth of the rate ever waits there.
final class RequestWindow {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final int perSecond;
  private int underWay;

  /// When each that was answered no longer counts.
  private final Queue<Instant> ends = new PriorityQueue<>();

  /// What the last who found no room was told.
  private Instant lastTold = Instant.EPOCH;

  RequestWindow(int perSecond) {
    this.perSecond = perSecond;
  }

  /// Makes a request if there is room for it. Returns when there is: not after `now` if it was
  /// made, and then [#answered] has to be told of its end.
  ///
  /// Those who find no room one after the other are told to come back one after the other.
  Instant enter(Instant now) {
    forget(now);
    if (underWay + ends.size() < perSecond) {
      underWay++;
      return now;
    }
    var room = ends.isEmpty() ? now.plus(SECOND.dividedBy(10)) : ends.peek();
    var behindOthers = lastTold.plus(SECOND.dividedBy(perSecond));
    lastTold = behindOthers.isAfter(room) ? behindOthers : room;
    return lastTold;
  }

  /// The same for a request that cannot wait.
  void squeezeIn() {
    underWay++;
  }

  /// A request that was made at `made` has been answered, or will not be.
  void answered(Instant made, Instant now) {
    underWay--;
    var aSecond = made.plus(SECOND);
    var itsAnswer = now.plus(SECOND.multipliedBy(9).dividedBy(10));
    ends.add(itsAnswer.isAfter(aSecond) ? itsAnswer : aSecond);
  }

  private void forget(Instant now) {
    while (!ends.isEmpty() && !ends.peek().isAfter(now)) {
      ends.remove();
    }
    if (!ends.isEmpty() && ends.peek().isAfter(now.plus(SECOND.multipliedBy(2)))) {
      // The clock was put back.
      ends.clear();
      lastTold = Instant.EPOCH;
    }
  }
}
