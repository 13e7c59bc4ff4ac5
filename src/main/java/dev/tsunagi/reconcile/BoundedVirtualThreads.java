package dev.tsunagi.reconcile;

import module java.base;

/// An executor of virtual threads with at most so many tasks at work; the others wait cheaply.
///
/// JOSDK's own limit counts platform threads and goes away when it is given another executor.
public final class BoundedVirtualThreads extends AbstractExecutorService {

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("reconcile-", 0).factory());
  private final Semaphore atWork;

  public BoundedVirtualThreads(int limit) {
    this.atWork = new Semaphore(limit);
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(
        () -> {
          atWork.acquireUninterruptibly();
          try {
            task.run();
          } finally {
            atWork.release();
          }
        });
  }

  @Override
  public void shutdown() {
    threads.shutdown();
  }

  @Override
  public List<Runnable> shutdownNow() {
    return threads.shutdownNow();
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
