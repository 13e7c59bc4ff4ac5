package dev.tsunagi.oci;

import module java.base;

import com.oracle.bmc.http.client.HttpRequest;
import com.oracle.bmc.http.client.RequestInterceptor;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// Lets no more than so many requests of one principal leave within a second.
///
/// Whoever asks has kept to the rate before; but to sign a request takes one longer than another
/// when processors are busy, so that they bunch. Here they are counted once they are signed, and
/// one that comes too early waits for its turn.
final class Departures implements RequestInterceptor {

  /// After everybody else, the signer above all.
  static final int LAST = 9_000;

  /// What never holds more than `perSecond`, in nanoseconds: a little more than a second, since
  /// the way to OCI takes one request longer than another, too.
  static final long WINDOW = 1_030_000_000;

  private final int perSecond;
  private final Deque<Long> latest = new ArrayDeque<>();

  Departures(int perSecond) {
    this.perSecond = perSecond;
  }

  @Override
  public void intercept(HttpRequest request) {
    try {
      TimeUnit.NANOSECONDS.sleep(turn(System.nanoTime()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure.Unavailable("interrupted"), e);
    }
  }

  /// How long the next request has to wait, in nanoseconds. `now` is one of [System#nanoTime].
  synchronized long turn(long now) {
    while (!latest.isEmpty() && latest.getFirst() + WINDOW - now <= 0) {
      latest.removeFirst();
    }
    var wait = 0L;
    if (latest.size() >= perSecond) {
      // Others wait, too: behind as many as may leave in between.
      var before = latest.stream().skip(latest.size() - perSecond).findFirst().orElseThrow();
      wait = before + WINDOW - now;
    }
    latest.addLast(now + wait);
    return wait;
  }
}
