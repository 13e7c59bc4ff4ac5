package dev.tsunagi.reconcile;

import module java.base;

/// An executor of virtual threads with at most so many tasks at work; the others wait cheaply.
///
/// Of those that wait the newest goes, and each fourth time the oldest. When thousands of objects
/// are there at once, what is begun would else be behind all that is not: each takes several turns,
/// and none would be done before all had had their first. And each first turn brings another: if
/// half of the turns were first ones, those that follow would pile up, and be late for what they
/// share with others. What waits when this is shut down is not begun.
///
/// JOSDK's own limit counts platform threads and goes away when it is given another executor.
public final class BoundedVirtualThreads extends AbstractExecutorService {

  private static final int OLDEST_EVERY = 4;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("reconcile-", 0).factory());
  private final int limit;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int atWork;
  private int sinceOldest;

  public BoundedVirtualThreads(int limit) {
    this.limit = limit;
  }

  @Override
  public synchronized void execute(Runnable task) {
    if (atWork < limit || isShutdown()) {
      begin(task); // or be refused
      atWork++;
    } else {
      waiting.addLast(task);
    }
  }

  /// How many wait for their turn.
  public synchronized int waiting() {
    return waiting.size();
  }

  private void begin(Runnable task) {
    threads.execute(
        () -> {
          try {
            task.run();
          } finally {
            ended();
          }
        });
  }

  private synchronized void ended() {
    atWork--;
    if (!waiting.isEmpty()) {
      sinceOldest = (sinceOldest + 1) % OLDEST_EVERY;
      execute(sinceOldest == 0 ? waiting.removeFirst() : waiting.removeLast());
    }
  }

  @Override
  public synchronized void shutdown() {
    waiting.clear();
    threads.shutdown();
  }

  @Override
  public synchronized List<Runnable> shutdownNow() {
    var begun = threads.shutdownNow();
    var never = Stream.concat(begun.stream(), waiting.stream()).toList();
    waiting.clear();
    return never;
  }

  @Override
  public boolean isShutdown() {
    return threads.isShutdown();
  }

  @Override
  public boolean isTerminated() {
    return threads.isTerminated();
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    return threads.awaitTermination(timeout, unit);
  }
}
