package dev.tsunagi.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.failure.Pace;
import dev.tsunagi.support.TestClock;
import org.junit.jupiter.api.Test;

class BackoffsTest {

  private final TestClock clock = new TestClock("2026-01-01T00:00:00Z");
  private final Backoffs steady = new Backoffs(clock, () -> 0);

  /// A try that fails, after the wait for it.
  private Duration fails(String uid, Pace pace) {
    var wait = steady.next(uid, pace);
    clock.advance(wait);
    return wait;
  }

  private Duration fails(String uid) {
    return fails(uid, Pace.OWN);
  }

  @Test
  void whoIsWokenWaitsNoLongerThanWhoIsNot() {
    fails("a");
    fails("a");
    assertThat(steady.next("a")).isEqualTo(Duration.ofSeconds(4));
    for (var woken = 0; woken < 3; woken++) {
      clock.advance(Duration.ofSeconds(1));
      assertThat(steady.next("a")).isEqualTo(Duration.ofSeconds(3 - woken));
    }
    clock.advance(Duration.ofSeconds(1));
    assertThat(steady.next("a")).isEqualTo(Duration.ofSeconds(8));
  }

  @Test
  void aTimerThatIsALittleFastIsTheOneThatWasDue() {
    steady.next("a");
    clock.advance(Duration.ofMillis(950));
    assertThat(steady.next("a")).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void doublesFromOneSecondToSevenMinutes() {
    assertThat(IntStream.range(0, 11).mapToLong(_ -> fails("a").toSeconds()))
        .containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 420L, 420L);
  }

  @Test
  void neverOverflows() {
    IntStream.range(0, 100).forEach(_ -> fails("a"));
    assertThat(steady.next("a")).isEqualTo(Duration.ofMinutes(7));
  }

  @Test
  void eachObjectCountsForItselfAndFromTheLastSuccess() {
    fails("a");
    fails("a");
    assertThat(steady.next("b")).isEqualTo(Duration.ofSeconds(1));
    steady.reset("a");
    assertThat(steady.next("a")).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void jitterAddsUpToAFifth() {
    assertThat(new Backoffs(clock, () -> 1).next("a")).isEqualTo(Duration.ofMillis(1200));
    assertThat(new Backoffs(clock, () -> 0.5).next("a")).isEqualTo(Duration.ofMillis(1100));
  }

  @Test
  void theLongestSilentIsForgottenWhenTooManyFail() {
    steady.next("first");
    IntStream.range(0, Backoffs.REMEMBERED).forEach(i -> steady.next("object-" + i));
    clock.advance(Duration.ofSeconds(1));
    assertThat(steady.next("first")).isEqualTo(Duration.ofSeconds(1));
    assertThat(steady.next("object-" + (Backoffs.REMEMBERED - 1))).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aStoreSetsThePaceOfTheFirstTries() {
    var pace = new Pace(2, Duration.ofMinutes(10));
    assertThat(IntStream.range(0, 5).mapToLong(_ -> fails("a", pace).toSeconds()))
        .containsExactly(600L, 600L, 1L, 2L, 4L);
    assertThat(new Backoffs(clock, () -> 1).next("b", pace)).isEqualTo(Duration.ofMinutes(12));
  }
}
