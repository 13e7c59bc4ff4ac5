package dev.tsunagi.simulator.oci.wire;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class RateTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void soManyAreAdmittedInAnySecondAndThoseTurnedAwayDoNotCount() {
    var rate = new Rate(2);
    var admitted =
        LongStream.rangeClosed(0, 20)
            .map(i -> i * 100)
            .filter(millis -> rate.admit(NOW.plusMillis(millis)))
            .boxed()
            .toList();
    assertThat(admitted).containsExactly(0L, 100L, 1000L, 1100L, 2000L);
  }
}
