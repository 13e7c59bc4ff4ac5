package dev.tsunagi.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BoundedVirtualThreadsTest {

  private final CountDownLatch gate = new CountDownLatch(1);
  private final Queue<Integer> done = new ConcurrentLinkedQueue<>();

  private BoundedVirtualThreads one() {
    var one = new BoundedVirtualThreads(1);
    one.execute(this::awaitGate);
    return one;
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void open() {
    gate.countDown();
  }

  @Test
  void asManyAsTheLimitAreAtWorkAndNoMore() throws Exception {
    var atWork = new AtomicInteger();
    var most = new AtomicInteger();
    var eight = new CountDownLatch(8);
    var all = new CountDownLatch(200);
    var threads = new BoundedVirtualThreads(8);
    for (var i = 0; i < 200; i++) {
      threads.execute(
          () -> {
            most.accumulateAndGet(atWork.incrementAndGet(), Math::max);
            eight.countDown();
            awaitGate();
            atWork.decrementAndGet();
            all.countDown();
          });
    }
    eight.await();
    gate.countDown();
    all.await();
    assertThat(most).hasValue(8);
  }

  @Test
  void theNewestThatWaitsGoesAndEachFourthTimeTheOldest() throws Exception {
    var one = one();
    var all = new CountDownLatch(6);
    for (var i = 1; i <= 6; i++) {
      var number = i;
      one.execute(
          () -> {
            done.add(number);
            all.countDown();
          });
    }
    gate.countDown();
    all.await();
    assertThat(done).containsExactly(6, 5, 4, 1, 3, 2);
  }

  @Test
  void aTaskThatFailsKeepsNobodyFromTheirTurn() throws Exception {
    var one = one();
    var last = new CountDownLatch(1);
    one.execute(last::countDown);
    one.execute(
        () -> {
          Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {});
          throw new IllegalStateException("as it happens");
        });
    gate.countDown();
    last.await();
  }

  @Test
  void whatIsBegunIsFinishedWhenItIsShutDownAndWhatWaitsIsNotBegun() throws Exception {
    var one = one();
    one.execute(() -> done.add(1));
    one.shutdown();
    assertThatThrownBy(() -> one.submit(() -> done.add(2)))
        .isInstanceOf(RejectedExecutionException.class);
    assertThat(one.isTerminated()).isFalse();
    gate.countDown();
    assertThat(one.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(done).isEmpty();
  }

  @Test
  void whatIsBegunIsInterruptedWhenItIsStoppedAtOnceAndWhatWaitsIsGivenBack() throws Exception {
    var interrupted = new CountDownLatch(1);
    var one = new BoundedVirtualThreads(1);
    one.execute(
        () -> {
          try {
            gate.await();
          } catch (InterruptedException _) {
            interrupted.countDown();
          }
        });
    Runnable waits = () -> done.add(1);
    one.execute(waits);
    assertThat(one.shutdownNow()).containsExactly(waits);
    interrupted.await();
    assertThat(one.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(done).isEmpty();
  }
}
