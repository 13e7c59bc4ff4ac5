package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import dev.tsunagi.simulator.kubernetes.store.Change;

/// Holds back what watches tell, as a busy API server does. Requests are answered as ever.
public final class Lag {

  private final List<Predicate<Change>> held = new ArrayList<>();

  /// A watch that comes to such a change waits with it, and with all that follows, until the
  /// answer is closed.
  public synchronized Until hold(Predicate<Change> changes) {
    held.add(changes);
    return () -> release(changes);
  }

  private synchronized void release(Predicate<Change> changes) {
    held.remove(changes);
    notifyAll();
  }

  synchronized void await(Change change) throws InterruptedException {
    while (held.stream().anyMatch(changes -> changes.test(change))) {
      wait();
    }
  }

  /// The end of a hold.
  public interface Until extends AutoCloseable {
    @Override
    void close();
  }
}
