package dev.tsunagi.oci;

import module java.base;

import com.oracle.bmc.http.client.HttpRequest;
import com.oracle.bmc.http.client.RequestInterceptor;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.http.Answered;
import java.util.concurrent.locks.ReentrantLock;

/// Lets no more than so many requests of one principal come to OCI within a second, however long
/// each of them takes on its way.
///
/// Whoever asks has kept to the rate before; but to sign a request and to send it takes one longer
/// than another when processors or networks are busy, so that they bunch. When one arrives nobody
/// here can know: not before it left, and not after its answer came. So each counts from the one
/// until a second after the other, and what would be one too many waits.
final class Departures implements RequestInterceptor {

  /// After everybody else, the signer above all.
  static final int LAST = 9_000;

  static final long SECOND = 1_000_000_000;

  private final int perSecond;

  /// Held by who is next, while it waits.
  private final ReentrantLock next = new ReentrantLock(true);

  private final Deque<Long> answered = new ArrayDeque<>();
  private int away;

  Departures(int perSecond) {
    this.perSecond = perSecond;
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
    while (!answered.isEmpty() && answered.getFirst() + SECOND - now <= 0) {
      answered.removeFirst();
    }
    if (away + answered.size() < perSecond) {
      away++;
      return 0;
    }
    return answered.isEmpty() ? SECOND : answered.getFirst() + SECOND - now;
  }

  /// One that left has been answered, or will not be.
  synchronized void answered(long now) {
    away--;
    answered.addLast(now);
    notifyAll();
  }
}
