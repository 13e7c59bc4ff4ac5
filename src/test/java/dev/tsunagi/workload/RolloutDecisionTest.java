package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolloutDecisionTest {

  private static final Instant SINCE = Instant.parse("2026-11-26T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # a new spec, seconds since, decision
          true,   0, Proceed
          true,  60, Proceed
          false,  0, Gather
          false,  9, Gather
          false, 10, AskForTurn
          false, 60, AskForTurn
          """)
  void whatNobodyAskedForWaitsForOtherChangesAndForItsTurn(
      boolean asked, int seconds, String decision) {
    var decided =
        RolloutDecision.decide(asked, SINCE, Duration.ofSeconds(10), SINCE.plusSeconds(seconds));
    assertThat(decided.getClass().getSimpleName()).isEqualTo(decision);
    if (decided instanceof RolloutDecision.Gather(var until)) {
      assertThat(until).isEqualTo(SINCE.plusSeconds(10));
    }
  }
}
