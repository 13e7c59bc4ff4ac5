package dev.tsunagi.rate;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestWindowTest {

  private static final Instant MADE = Instant.parse("2026-01-01T00:00:00Z");

  private final RequestWindow window = new RequestWindow(2, Duration.ofMillis(900));

  /// Two that were made at once, of which one may have been answered.
  private void twoAreMade() {
    assertThat(window.enter(MADE)).isTrue();
    assertThat(window.enter(MADE)).isTrue();
    assertThat(window.enter(MADE)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0, 1000", "100, 1000", "101, 1001", "5000, 5900"})
  void oneCountsForASecondAndForAWhileAfterItsAnswer(int answered, int until) {
    twoAreMade();
    window.answered(MADE, MADE.plusMillis(answered));
    assertThat(window.enter(MADE.plusMillis(until - 1))).isFalse();
    assertThat(window.nextEnd()).hasValue(MADE.plusMillis(until));
    assertThat(window.enter(MADE.plusMillis(until))).isTrue();
  }

  @Test
  void oneThatHasNoAnswerCountsForEver() {
    twoAreMade();
    assertThat(window.enter(MADE.plusSeconds(3600))).isFalse();
    assertThat(window.nextEnd()).isEmpty();
  }

  @Test
  void oneThatCannotWaitCountsLikeTheOthers() {
    twoAreMade();
    window.squeezeIn();
    window.answered(MADE, MADE);
    assertThat(window.enter(MADE.plusSeconds(1))).isFalse();
    window.answered(MADE, MADE);
    assertThat(window.enter(MADE.plusSeconds(1))).isTrue();
  }

  /// Whoever looks at the clock first need not be the first here.
  @Test
  void whoseClockIsALittleBehindForgetsNobody() {
    twoAreMade();
    window.answered(MADE, MADE);
    assertThat(window.enter(MADE.minusMillis(1))).isFalse();
  }

  @Test
  void whatWasMadeByAClockThatWasPutBackSinceCountsFromItsAnswer() {
    twoAreMade();
    var anHourBefore = MADE.minusSeconds(3600);
    window.answered(MADE, anHourBefore);
    assertThat(window.nextEnd()).hasValue(anHourBefore.plusSeconds(1));
  }
}
