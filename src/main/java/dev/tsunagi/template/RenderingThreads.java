package dev.tsunagi.template;

import dev.tsunagi.template.value.TemplateException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Where templates are rendered.
///
/// A rendering may keep a processor busy for seconds before it meets its limits. In a virtual
/// thread it would keep it from all other virtual threads, which take turns only where they wait;
/// among threads of the operating system each gets its share.
public final class RenderingThreads implements Options.Place {

  private static final int IDLE_SECONDS = 10;

  /// Deep enough for any template that keeps to its limits.
  private static final long STACK = 2 << 20;

  private final ThreadPoolExecutor threads;

  /// So many render at a time, whoever else wants to waits; none is there while there is no work.
  public RenderingThreads(int most) {
    threads =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().stackSize(STACK).name("template-", 1).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public String render(Supplier<String> rendering) {
    var rendered = threads.submit(rendering::get);
    try {
      return rendered.get();
    } catch (InterruptedException e) {
      rendered.cancel(true);
      Thread.currentThread().interrupt();
      throw new TemplateException("interrupted");
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }
}
