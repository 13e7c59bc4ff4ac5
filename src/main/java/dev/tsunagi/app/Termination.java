package dev.tsunagi.app;

import module java.base;

/// Turns SIGTERM and Ctrl-C into an orderly end: whoever awaits it wakes up and has some seconds to
/// close what is open before the JVM goes.
public final class Termination {

  private static final long SECONDS_TO_CLOSE = 15;

  private final CountDownLatch wanted = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);

  public Termination() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::terminate));
  }

  /// Returns when the process is asked to end.
  public void await() throws InterruptedException {
    wanted.await();
  }

  /// Everything is closed: the JVM need not wait any longer.
  public void done() {
    done.countDown();
  }

  private void terminate() {
    wanted.countDown();
    try {
      done.await(SECONDS_TO_CLOSE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
