package dev.tsunagi.kube;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class RequestRateTest {

  private static final long SECOND = 1_000_000_000L;

  private final RequestRate rate = new RequestRate(new RequestRate.Limit(10, 3));

  private List<Long> waits(long now, int requests) {
    return Stream.generate(() -> rate.waiting(now)).limit(requests).toList();
  }

  @Test
  void aBurstGoesThroughAndTheRestKeepsTheRate() {
    assertThat(waits(SECOND, 5)).containsExactly(0L, 0L, 0L, SECOND / 10, SECOND / 5);
  }

  @Test
  void aPauseGivesBackNoMoreThanTheBurst() {
    waits(SECOND, 3);
    assertThat(waits(60 * SECOND, 4)).containsExactly(0L, 0L, 0L, SECOND / 10);
  }

  @Test
  void thoseWhoKeepTheRateNeverWait() {
    for (var i = 0L; i < 100; i++) {
      assertThat(rate.waiting(SECOND + i * SECOND / 10)).isZero();
    }
  }

  /// The origin of the clock is not ours to choose.
  @Test
  void aClockMayRunBelowZero() {
    assertThat(waits(-5 * SECOND, 4)).containsExactly(0L, 0L, 0L, SECOND / 10);
  }
}
