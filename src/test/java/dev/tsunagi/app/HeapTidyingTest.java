package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class HeapTidyingTest {

  private final AtomicLong collections = new AtomicLong();
  private final AtomicInteger tidied = new AtomicInteger();
  private final HeapTidying tidying =
      new HeapTidying(
          collections::get,
          () -> {
            tidied.incrementAndGet();
            collections.incrementAndGet();
          });

  private void look(long moreCollections) {
    collections.addAndGet(moreCollections);
    tidying.run();
  }

  @Test
  void tidiesOnceWhenABurstIsOver() {
    look(40);
    look(1);
    assertThat(tidied).hasValue(0);
    look(0);
    assertThat(tidied).hasValue(1);
    for (var i = 0; i < 100; i++) {
      look(0);
    }
    assertThat(tidied).hasValue(1);
  }

  @Test
  void theNextBurstIsTidiedToo() {
    look(40);
    look(0);
    look(HeapTidying.BURST);
    look(0);
    assertThat(tidied).hasValue(2);
  }

  @Test
  void littleIsNotWorthIt() {
    look(HeapTidying.BURST - 1);
    look(0);
    look(0);
    assertThat(tidied).hasValue(0);
  }

  @Test
  void steadyWorkIsNotInterrupted() {
    for (var i = 0; i < 100; i++) {
      look(1);
    }
    assertThat(tidied).hasValue(0);
  }
}
