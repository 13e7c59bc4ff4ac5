package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.api.secrets.ExternalSecretSpec;
import dev.tsunagi.api.secrets.RefreshPolicy;
import dev.tsunagi.api.secrets.SyncWindows;
import dev.tsunagi.secrets.external.RefreshDecision.Situation;
import dev.tsunagi.secrets.window.SyncGate;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
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
          PERIODIC,     PT1H,     unchanged, ,         true,   due for PT1H
          PERIODIC,     PT0S,     never,     ,         true,   due for PT0S
          PERIODIC,     PT0S,     unchanged, PT30M,    true,   on change
          PERIODIC,     PT0S,     edited,    PT30M,    true,   on change
          PERIODIC,     -PT1S,    edited,    PT30M,    true,   on change
          PERIODIC,     PT0S,     unchanged, PT30M,    false,  due for PT0S
          ON_CHANGE,    PT1H,     never,     ,         true,   due for PT0S
          ON_CHANGE,    PT1H,     unchanged, ,         true,   due for PT0S
          ON_CHANGE,    PT1H,     never,     PT1S,     true,   due for PT0S
          ON_CHANGE,    PT1H,     unchanged, PT9H,     true,   on change
          ON_CHANGE,    PT1H,     edited,    PT1S,     true,   due for PT0S
          ON_CHANGE,    PT1H,     unchanged, PT1S,     false,  due for PT0S
          CREATED_ONCE, PT1H,     never,     ,         true,   due for PT0S
          CREATED_ONCE, PT1H,     unchanged, ,         true,   due for PT0S
          CREATED_ONCE, PT1H,     never,     PT1S,     true,   due for PT0S
          CREATED_ONCE, PT1H,     edited,    PT9H,     true,   on change
          CREATED_ONCE, PT1H,     unchanged, PT1S,     false,  due for PT0S
          """)
  @Conformance({
    "ES-80", "ES-84", "ES-85", "ES-86", "ES-96", "ES-97", "ES-98", "ES-99", "ES-100", "ES-101",
    "ES-102", "ES-106", "ES-107", "ES-108", "ES-109", "ES-110", "ES-111", "ES-112", "ES-113"
  })
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
            new Situation(policy, interval, synced, current, readAt, intact, false, SyncGate.NONE),
            NOW);
    assertThat(words(decision)).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}, {1} elapsed {2}, target intact {3}: {4}")
  @CsvSource(
      textBlock =
          """
          # window,     spec,      read ago, intact, outcome
          30 12 * * *,  unchanged, PT1H,     true,   in PT30M
          0 12 * * *,   unchanged, PT1H,     true,   due for PT1H
          30 12 * * *,  unchanged, PT45M,    true,   in PT15M
          30 12 * * *,  edited,    PT1H,     true,   due for PT0S
          30 12 * * *,  never,     ,         true,   due for PT1H
          30 12 * * *,  unchanged, PT1H,     false,  due for PT1H
          a b c d e,    unchanged, PT1H,     true,   on change
          """)
  void windowsHoldBackNothingButWhatTimeMadeDue(
      String schedule, String spec, Duration readAgo, boolean intact, String outcome) {
    var synced = spec.equals("never") ? "" : "1-abc";
    var current = spec.equals("edited") ? "2-def" : "1-abc";
    var readAt = readAgo == null ? null : NOW.minus(readAgo);
    var allowed = new SyncWindows.Window(schedule, GoDuration.parse("5m"));
    var gate = SyncGate.of(new SyncWindows(SyncWindows.Kind.ALLOW, List.of(allowed)));
    var hourly = RefreshPolicy.PERIODIC;
    var seen =
        new Situation(hourly, Duration.ofHours(1), synced, current, readAt, intact, false, gate);
    assertThat(words(RefreshDecision.decide(seen, NOW))).isEqualTo(outcome);
  }

  @ParameterizedTest(name = "{0}, interval {1}: {2}")
  @CsvSource({
    "PERIODIC, PT1H, due for PT1H",
    "PERIODIC, PT0S, on change",
    "ON_CHANGE, PT1H, on change",
    "CREATED_ONCE, PT1H, on change"
  })
  void aChangedTemplateRefreshesWhatIsKeptUpToDate(
      RefreshPolicy policy, Duration interval, String outcome) {
    var read = NOW.minusSeconds(60);
    var seen = new Situation(policy, interval, "1-a", "1-a", read, true, true, SyncGate.NONE);
    assertThat(words(RefreshDecision.decide(seen, NOW))).isEqualTo(outcome);
  }

  @Test
  @Conformance("ES-105")
  void whoSaysNothingIsPeriodic() {
    assertThat(ExternalSecretSpec.EMPTY.refreshPolicy()).isEqualTo(RefreshPolicy.PERIODIC);
  }

  private static String words(RefreshDecision decision) {
    return switch (decision) {
      case RefreshDecision.Due(var notBefore) -> "due for " + Duration.between(notBefore, NOW);
      case RefreshDecision.NotYet(var when) ->
          when.map(t -> "in " + Duration.between(NOW, t)).orElse("on change");
    };
  }
}
