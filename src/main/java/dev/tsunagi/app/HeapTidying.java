package dev.tsunagi.app;

import module java.base;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/// Gives back the memory that a burst of work leaves behind.
///
/// The JVM returns none of its heap before it collects all of it, and puts that off until the heap
/// is full: a thousand objects at the start would be paid for until the operator ends. So when work
/// has come to rest, all of the heap is collected once, which takes a tenth of a second.
final class HeapTidying implements Runnable {

  /// How often it looks whether work has come to rest.
  private static final Duration PERIOD = Duration.ofSeconds(5);

  /// So many collections leave enough behind to be worth another one.
  static final long BURST = 10;

  private final LongSupplier collections;
  private final Runnable collectAll;
  private long seen;
  private long tidied;

  HeapTidying() {
    this(HeapTidying::collectionsSoFar, System::gc);
  }

  HeapTidying(LongSupplier collections, Runnable collectAll) {
    this.collections = collections;
    this.collectAll = collectAll;
  }

  /// Tidies this JVM until it is closed.
  static ExecutorService begin() {
    var looks = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().factory());
    var seconds = PERIOD.toSeconds();
    var _ = looks.scheduleWithFixedDelay(new HeapTidying(), seconds, seconds, TimeUnit.SECONDS);
    return looks;
  }

  private static long collectionsSoFar() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  @Override
  public void run() {
    var now = collections.getAsLong();
    var atRest = now == seen;
    seen = now;
    if (atRest && now - tidied >= BURST) {
      collectAll.run();
      seen = collections.getAsLong();
      tidied = seen;
    }
  }
}
