package dev.tsunagi.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.failure.Pace;
import org.junit.jupiter.api.Test;

class BackoffsTest {

  private final Backoffs steady = new Backoffs(() -> 0);

  @Test
  void doublesFromOneSecondToSevenMinutes() {
    assertThat(IntStream.range(0, 11).mapToLong(_ -> steady.next("a").toSeconds()))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 420L, 420L);
  }

  @Test
  void neverOverflows() {
    IntStream.range(0, 100).forEach(_ -> steady.next("a"));
    assertThat(steady.next("a")).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void eachObjectCountsForItselfAndFromTheLastSuccess() {
    steady.next("a");
    steady.next("a");
    assertThat(steady.next("b")).isEqualTo(Duration.ofSeconds(1));
    steady.reset("a");
    assertThat(steady.next("a")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void jitterAddsUpToAFifth() {
    assertThat(new Backoffs(() -> 1).next("a")).isEqualTo(Duration.ofMillis(1200));
    assertThat(new Backoffs(() -> 0.5).next("a")).isEqualTo(Duration.ofMillis(1100));
  }

  @Test
  void theLongestSilentIsForgottenWhenTooManyFail() {
    steady.next("first");
    IntStream.range(0, Backoffs.REMEMBERED).forEach(i -> steady.next("object-" + i));
    assertThat(steady.next("first")).isEqualTo(Duration.ofSeconds(1));
    assertThat(steady.next("object-" + (Backoffs.REMEMBERED - 1))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aStoreSetsThePaceOfTheFirstTries() {
    var pace = new Pace(2, Duration.ofMinutes(10));
    assertThat(IntStream.range(0, 5).mapToLong(_ -> steady.next("a", pace).toSeconds()))
        .containsExactly(600L, 600L, 1L, 2L, 4L);
    assertThat(new Backoffs(() -> 1).next("b", pace)).isEqualTo(Duration.ofMinutes(12));
  }
}
