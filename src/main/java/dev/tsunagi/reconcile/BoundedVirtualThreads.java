package dev.tsunagi.reconcile;

import module java.base;

/// An executor of virtual threads with at most so many tasks at work; the others wait cheaply.
///
/// Of those that wait the newest and the oldest go by turns. When thousands of objects are there at
/// once, what is begun would else be behind all that is not: each takes several turns, and none
/// would be done before all had had their first. What waits when this is shut down is not begun.
///
/// JOSDK's own limit counts platform threads and goes away when it is given another executor.
public final class BoundedVirtualThreads extends AbstractExecutorService {

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("reconcile-", 0).factory());
  private final int limit;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int atWork;
  private boolean newestNext;

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
      newestNext = !newestNext;
      execute(newestNext ? waiting.removeLast() : waiting.removeFirst());
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
