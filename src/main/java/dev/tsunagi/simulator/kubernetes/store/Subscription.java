package dev.tsunagi.simulator.kubernetes.store;

import module java.base;

import org.jspecify.annotations.Nullable;

/// The changes of one resource from some point on, in order.
public final class Subscription implements AutoCloseable {

  // A reader this far behind is cut off: it can resume, or list anew.
  private static final int MOST = 50_000;

  private final LinkedBlockingQueue<Change> changes = new LinkedBlockingQueue<>();
  private final Consumer<Subscription> onClose;
  private volatile boolean ended;

  Subscription(List<Change> missed, Consumer<Subscription> onClose) {
    changes.addAll(missed);
    this.onClose = onClose;
  }

  void offer(Change change) {
    if (changes.size() >= MOST) {
      ended = true;
    } else {
      changes.add(change);
    }
  }

  /// The next change; null when none came in time.
  public @Nullable Change next(Duration wait) throws InterruptedException {
    return changes.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// No more changes will come after those already here.
  public boolean isEnded() {
    return ended && changes.isEmpty();
  }

  boolean isIdle() {
    return changes.isEmpty();
  }

  void end() {
    ended = true;
  }

  @Override
  public void close() {
    onClose.accept(this);
  }
}
