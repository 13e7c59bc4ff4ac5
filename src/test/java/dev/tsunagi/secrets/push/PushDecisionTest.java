package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushDecisionTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  /// `age`: minutes since the last push.
  @ParameterizedTest
  @CsvSource({
    // synced, interval, age, ready, changed, due in minutes
    "'', 60, , false, false, 0",
    "old, 60, 1, true, false, 0",
    "old, 0, 1, true, false, 0",
    "now, 0, 1, true, true, never",
    "now, 0, , true, false, never",
    "now, -5, 1, false, false, never",
    "now, 60, , true, false, 0",
    "now, 60, -1, true, false, 0",
    "now, 60, 10, true, false, 50",
    "now, 60, 60, true, false, 0",
    "now, 60, 90, true, false, 0",
    "now, 60, 10, false, false, 0",
    "now, 60, 10, true, true, 0",
  })
  void dueIsWhatChangedFailedOrIsOld(
      String synced,
      long interval,
      @Nullable Long age,
      boolean ready,
      boolean changed,
      String due) {
    var seen =
        new PushDecision.Situation(
            synced,
            "now",
            Duration.ofMinutes(interval),
            age == null ? null : NOW.minus(Duration.ofMinutes(age)),
            ready,
            changed);
    var expected =
        switch (due) {
          case "0" -> new PushDecision.Due();
          case "never" -> new PushDecision.NotYet(Optional.empty());
          default ->
              new PushDecision.NotYet(
                  Optional.of(NOW.plus(Duration.ofMinutes(Long.parseLong(due)))));
        };
    assertThat(PushDecision.decide(seen, NOW)).isEqualTo(expected);
  }
}
