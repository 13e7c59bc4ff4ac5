package dev.tsunagi.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;

class ConditionsTest {

  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant NOW = Instant.parse("2026-01-01T01:00:00Z");
  private static final Condition READY = new Condition("Ready", "True", "Synced", "fine", THEN);
  private static final Condition OTHER = new Condition("Other", "True", "Why", "not", THEN);

  @Test
  @Conformance("UT-conditions")
  void theTimeOfTransitionStaysWhileTheStatusDoes() {
    assertThat(Conditions.with(List.of(READY), "Ready", true, "Synced", "finer", NOW))
        .containsExactly(new Condition("Ready", "True", "Synced", "finer", THEN));
  }

  @Test
  @Conformance("UT-conditions")
  void anotherStatusIsATransition() {
    assertThat(Conditions.with(List.of(READY), "Ready", false, "Failed", "why", NOW))
        .containsExactly(new Condition("Ready", "False", "Failed", "why", NOW));
  }

  @Test
  void aChangedConditionMovesToTheEndAndOthersStay() {
    assertThat(Conditions.with(List.of(READY, OTHER), "Ready", true, "Synced", "finer", NOW))
        .extracting(Condition::type)
        .containsExactly("Other", "Ready");
  }

  @Test
  @Conformance("UT-conditions")
  void nothingNewIsTheSameList() {
    var before = List.of(READY, OTHER);
    assertThat(Conditions.with(before, "Ready", true, "Synced", "fine", NOW)).isSameAs(before);
  }
}
