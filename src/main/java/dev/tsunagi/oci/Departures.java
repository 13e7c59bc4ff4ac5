package dev.tsunagi.oci;

import module java.base;

import com.oracle.bmc.http.client.HttpRequest;
import com.oracle.bmc.http.client.RequestInterceptor;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.http.Answered;
import dev.tsunagi.rate.RequestWindow;
import java.util.concurrent.locks.ReentrantLock;

/// Lets no more than so many requests of one principal come to OCI within a second, however long
/// each of them takes on its way.
///
/// Whoever asks has kept to the rate before; but to sign a request and to send it takes one longer
/// than another when processors or networks are busy, so that they bunch. So each counts until a
/// second after its answer, see [RequestWindow], and what would be one too many waits.
final class Departures implements RequestInterceptor {

  /// After everybody else, the signer above all.
  static final int LAST = 9_000;

  static final long SECOND = 1_000_000_000;

  /// Held by who is next, while it waits.
  private final ReentrantLock next = new ReentrantLock(true);

  private final RequestWindow window;

  Departures(int perSecond) {
    this.window = new RequestWindow(perSecond, RequestWindow.SECOND);
  }

  @Override
  public void intercept(HttpRequest request) {
    try {
      next.lockInterruptibly();
      try {
        awaitRoom();
      } finally {
        next.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure.Unavailable("interrupted"), e);
    }
    request.attribute(Answered.ATTRIBUTE, (Answered) () -> answered(System.nanoTime()));
  }

  private synchronized void awaitRoom() throws InterruptedException {
    while (true) {
      var wait = leave(System.nanoTime());
      if (wait == 0) {
        return;
      }
      // Also wakes up with an answer, which may be what it waits for.
      TimeUnit.NANOSECONDS.timedWait(this, wait);
    }
  }

  /// Zero when it may leave, and has; else how long to wait before asking again, in nanoseconds.
  /// `now` is one of [System#nanoTime].
  synchronized long leave(long now) {
    return window.enter(at(now))
        ? 0
        : window.nextEnd().map(end -> Duration.between(at(now), end).toNanos()).orElse(SECOND);
  }

  /// One that left has been answered, or will not be.
  synchronized void answered(long now) {
    // When it left makes no difference: longer than a second after that it counts anyway.
    window.answered(at(now), at(now));
    notifyAll();
  }

  /// Of a clock whose origin does not matter, and which is never put back.
  private static Instant at(long nanoTime) {
    return Instant.EPOCH.plusNanos(nanoTime);
  }
}
