package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.RefreshPolicy;
import dev.tsunagi.secrets.external.RefreshDecision.Situation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshDecisionTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  @ParameterizedTest(name = "{0}, interval {1}, {2}, read {3} ago, target intact {4}: {5}")
  @CsvSource(
      textBlock =
          """
          # policy,     interval, spec,      read ago, intact, outcome
          PERIODIC,     PT1H,     never,     ,         true,   due for PT1H
          PERIODIC,     PT1H,     unchanged, PT30M,    true,   in PT30M
          PERIODIC,     PT1H,     unchanged, PT1H,     true,   due for PT1H
          PERIODIC,     PT1H,     unchanged, PT2H,     true,   due for PT1H
          PERIODIC,     PT1H,     edited,    PT1S,     true,   due for PT0S
          PERIODIC,     PT1H,     unchanged, -PT5M,    true,   due for PT0S
          PERIODIC,     PT1H,     unchanged, PT30M,    false,  due for PT1H
          PERIODIC,     PT0S,     never,     ,         true,   due for PT0S
          PERIODIC,     PT0S,     unchanged, PT30M,    true,   on change
          PERIODIC,     PT0S,     edited,    PT30M,    true,   on change
          PERIODIC,     -PT1S,    edited,    PT30M,    true,   on change
          PERIODIC,     PT0S,     unchanged, PT30M,    false,  due for PT0S
          ON_CHANGE,    PT1H,     never,     ,         true,   due for PT0S
          ON_CHANGE,    PT1H,     unchanged, PT9H,     true,   on change
          ON_CHANGE,    PT1H,     edited,    PT1S,     true,   due for PT0S
          ON_CHANGE,    PT1H,     unchanged, PT1S,     false,  due for PT0S
          CREATED_ONCE, PT1H,     never,     ,         true,   due for PT0S
          CREATED_ONCE, PT1H,     edited,    PT9H,     true,   on change
          CREATED_ONCE, PT1H,     unchanged, PT1S,     false,  due for PT0S
          """)
  void decidesAsEsoDoes(
      RefreshPolicy policy,
      Duration interval,
      String spec,
      Duration readAgo,
      boolean intact,
      String outcome) {
    var synced = spec.equals("never") ? "" : "1-abc";
    var current = spec.equals("edited") ? "2-def" : "1-abc";
    var readAt = readAgo == null ? null : NOW.minus(readAgo);
    var decision =
        RefreshDecision.decide(
            new Situation(policy, interval, synced, current, readAt, intact), NOW);
    assertThat(words(decision)).isEqualTo(outcome);
  }

  private static String words(RefreshDecision decision) {
    return switch (decision) {
      case RefreshDecision.Due(var notBefore) -> "due for " + Duration.between(notBefore, NOW);
      case RefreshDecision.NotYet(var when) ->
          when.map(t -> "in " + Duration.between(NOW, t)).orElse("on change");
    };
  }
}
