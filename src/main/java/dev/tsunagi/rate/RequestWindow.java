package dev.tsunagi.rate;

import module java.base;

/// The requests that count at the moment, of which there may be so many: those under way, and those
/// of the last second. Not for concurrent use.
///
/// When a request arrives nobody here can know: not before it was made, and not after its answer
/// came. So it counts until a second after it was made, and for a while after its answer: a second
/// makes sure that no second sees more of them arrive; less lets more through.
public final class RequestWindow {

  public static final Duration SECOND = Duration.ofSeconds(1);

  private final int perSecond;
  private final Duration afterAnswer;
  private int underWay;

  /// When each that was answered no longer counts.
  private final Queue<Instant> ends = new PriorityQueue<>();

  /// `afterAnswer` is how long a request counts after its answer, at most a second.
  public RequestWindow(int perSecond, Duration afterAnswer) {
    this.perSecond = perSecond;
    this.afterAnswer = afterAnswer;
  }

  /// Makes a request if there is room for it. Whoever did has to tell [#answered] of its end.
  public boolean enter(Instant now) {
    while (!ends.isEmpty() && !ends.peek().isAfter(now)) {
      ends.remove();
    }
    var room = underWay + ends.size() < perSecond;
    if (room) {
      underWay++;
    }
    return room;
  }

  /// The same for a request that cannot wait.
  public void squeezeIn() {
    underWay++;
  }

  /// A request that was made at `made` has been answered, or will not be.
  public void answered(Instant made, Instant now) {
    underWay--;
    // After its answer it was made only by a clock that was put back.
    var aSecond = (made.isAfter(now) ? now : made).plus(SECOND);
    var itsAnswer = now.plus(afterAnswer);
    ends.add(itsAnswer.isAfter(aSecond) ? itsAnswer : aSecond);
  }

  /// When the next of those that were answered no longer counts; empty when all are under way.
  public Optional<Instant> nextEnd() {
    return Optional.ofNullable(ends.peek());
  }

  /// The clock was put back: those that were answered no longer count.
  public void forgetTimes() {
    ends.clear();
  }
}
