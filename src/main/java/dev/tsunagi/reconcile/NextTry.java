package dev.tsunagi.reconcile;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.failure.Pace;
import dev.tsunagi.failure.Retry;

/// When what failed is tried again.
public final class NextTry {

  private final Backoffs backoffs;

  public NextTry(Backoffs backoffs) {
    this.backoffs = backoffs;
  }

  /// It went well: the next failure is the first.
  public void reset(String uid) {
    backoffs.reset(uid);
  }

  /// How long the object waits that failed once more.
  Duration backoff(String uid) {
    return backoffs.next(uid);
  }

  /// The same for a failure. `own` is what its report asks for: it counts where only a change
  /// would help, and where it comes sooner than a fixed delay.
  public Optional<Duration> after(String uid, FailureException e, Optional<Duration> own) {
    return after(uid, e.failure(), e.pace(), own);
  }

  Optional<Duration> after(String uid, Failure failure, Pace pace, Optional<Duration> own) {
    return switch (failure.retry()) {
      case Retry.After(var delay) ->
          failure instanceof Failure.Throttled
              ? Optional.of(throttled(uid, pace, delay))
              : own.filter(sooner -> sooner.compareTo(delay) < 0)
                  .or(() -> Optional.of(backoffs.jittered(delay)));
      case Retry.Backoff _ -> Optional.of(backoffs.next(uid, pace));
      case Retry.WhenChanged _ -> own;
    };
  }

  /// Less and less often: who is throttled for long is one of too many.
  private Duration throttled(String uid, Pace pace, Duration delay) {
    var least = delay.compareTo(pace.interval()) < 0 ? pace.interval() : delay;
    var backoff = backoffs.next(uid);
    return backoff.compareTo(least) < 0 ? backoffs.jittered(least) : backoff;
  }
}
