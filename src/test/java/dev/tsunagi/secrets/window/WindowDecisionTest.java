package dev.tsunagi.secrets.window;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.api.secrets.SyncWindows;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowDecisionTest {

  private static SyncGate gate(SyncWindows.Kind kind, String windows) {
    var parsed =
        Stream.of(windows.split(";", -1))
            .map(w -> w.strip().split("\\+", -1))
            .map(w -> new SyncWindows.Window(w[0].strip(), GoDuration.parse(w[1].strip())))
            .toList();
    return SyncGate.of(new SyncWindows(kind, parsed));
  }

  private static String words(WindowDecision decision) {
    return switch (decision) {
      case WindowDecision.Permit _ -> "permit";
      case WindowDecision.Block(var until) -> until.map(Instant::toString).orElse("for good");
    };
  }

  @ParameterizedTest(name = "{0} {1} at {2}: {3}")
  @CsvSource(
      textBlock =
          """
          # kind, windows,                         now,                  outcome
          ALLOW, 0 2 * * * + 1h,                   2026-03-04T02:00:00Z, permit
          ALLOW, 0 2 * * * + 1h,                   2026-03-04T02:30:00Z, permit
          ALLOW, 0 2 * * * + 1h,                   2026-03-04T03:00:00Z, permit
          ALLOW, 0 2 * * * + 1h,                   2026-03-04T03:00:01Z, 2026-03-05T02:00:00Z
          ALLOW, 0 2 * * * + 1h,                   2026-03-04T01:59:59Z, 2026-03-04T02:00:00Z
          ALLOW, 0 2 * * * + 1h; 0 4 * * * + 1h,   2026-03-04T03:30:00Z, 2026-03-04T04:00:00Z
          ALLOW, 0 2 * * * + 1h; 0 4 * * * + 1h,   2026-03-04T04:30:00Z, permit
          ALLOW, 0 2 * * * + 0s,                   2026-03-04T02:00:00Z, permit
          ALLOW, 0 2 * * * + -1h,                  2026-03-04T02:00:00Z, for good
          ALLOW, a b c d e + 1h,                   2026-03-04T02:00:00Z, for good
          ALLOW, a b c d e + 1h; 0 2 * * * + 1h,   2026-03-04T02:30:00Z, permit
          ALLOW, 0 22 * * * + 48h,                 2026-03-04T12:00:00Z, permit
          ALLOW, @every 6h + 10m,                  2026-03-04T12:05:00Z, permit
          ALLOW, @every 6h + 10m,                  2026-03-04T13:00:00Z, 2026-03-04T18:00:00Z
          DENY,  0 2 * * * + 1h,                   2026-03-04T01:59:59Z, permit
          DENY,  0 2 * * * + 1h,                   2026-03-04T02:00:00Z, 2026-03-04T03:00:00.000000001Z
          DENY,  0 2 * * * + 1h,                   2026-03-04T03:00:00Z, 2026-03-04T03:00:00.000000001Z
          DENY,  0 2 * * * + 1h,                   2026-03-04T03:00:01Z, permit
          DENY,  0 2 * * * + 1h; 0 3 * * * + 2h,   2026-03-04T02:30:00Z, 2026-03-04T05:00:00.000000001Z
          DENY,  a b c d e + 1h,                   2026-03-04T02:00:00Z, permit
          """)
  @Conformance("UT-sync-windows")
  void opensAndClosesWithBothEndsIncluded(
      SyncWindows.Kind kind, String windows, Instant now, String outcome) {
    assertThat(words(WindowDecision.decide(gate(kind, windows), now))).isEqualTo(outcome);
  }

  @Test
  void aDenialWithoutAGapIsLookedAtAgain() {
    var now = Instant.parse("2026-03-04T12:00:00Z");
    var decision = WindowDecision.decide(gate(SyncWindows.Kind.DENY, "* * * * * + 1m"), now);
    assertThat(decision)
        .isInstanceOfSatisfying(
            WindowDecision.Block.class,
            block -> assertThat(block.until().orElseThrow()).isAfter(now.plusSeconds(60)));
  }

  @Test
  @Conformance("UT-sync-windows")
  void withoutAKindThatWeKnowNothingIsBlocked() {
    var window = new SyncWindows.Window("a b c d e", GoDuration.HOUR);
    var decision =
        WindowDecision.decide(SyncGate.of(new SyncWindows(null, List.of(window))), Instant.EPOCH);
    assertThat(words(decision)).isEqualTo("permit");
  }

  @ParameterizedTest
  @EnumSource
  @Conformance("UT-sync-windows")
  void withoutWindowsNothingIsBlocked(SyncWindows.Kind kind) {
    assertThat(words(WindowDecision.decide(SyncGate.NONE, Instant.EPOCH))).isEqualTo("permit");
    assertThat(
            words(
                WindowDecision.decide(
                    SyncGate.of(new SyncWindows(kind, List.of())), Instant.EPOCH)))
        .isEqualTo("permit");
  }

  @Test
  void saysWhichScheduleCannotBeRead() {
    assertThat(gate(SyncWindows.Kind.DENY, "@daily + 1h; 0 25 * * * + 1h").unreadable())
        .singleElement()
        .asString()
        .startsWith("spec.syncWindows.windows[1].schedule: ")
        .contains("25");
  }
}
