package dev.tsunagi.provisioning.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlBackupScheduleSpec.Retention;
import dev.tsunagi.provisioning.backup.schedule.Made.State;
import dev.tsunagi.provisioning.backup.schedule.SchedulePlanner.Situation;
import dev.tsunagi.schedule.Schedule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Backups at 02:30 every night. It is March 10th.
class SchedulePlannerTest {

  private static final Schedule NIGHTLY = Schedule.parse("30 2 * * *");

  /// `05+ 06! 07? 08-` are backups of these days of March: good, failed, running, leaving.
  private static List<Made> made(String text) {
    return Stream.of(text.split(" ", -1))
        .filter(word -> !word.isBlank())
        .map(
            word -> {
              var due = Instant.parse("2026-03-%sT02:30:00Z".formatted(word.substring(0, 2)));
              var state =
                  switch (word.charAt(2)) {
                    case '+' -> State.GOOD;
                    case '!' -> State.FAILED;
                    case '?' -> State.RUNNING;
                    default -> State.LEAVING;
                  };
              return new Made(word.substring(0, 2), "uid", due, state, "");
            })
        .toList();
  }

  private static String plan(
      Instant now, Instant since, boolean suspended, Retention retention, List<Made> made) {
    var at = new Situation(NIGHTLY, suspended, since, retention, made);
    return switch (SchedulePlanner.plan(at, now)) {
      case SchedulePlan.Make(var due) -> "make " + due;
      case SchedulePlan.Prune(var surplus) ->
          "prune " + surplus.stream().map(Made::name).collect(Collectors.joining(" "));
      case SchedulePlan.Rest(var again) -> "rest " + again;
    };
  }

  @ParameterizedTest(name = "at {0}, dealt with until {1}, made {2}, suspended {3}: {4}")
  @CsvSource(
      textBlock =
          """
          2026-03-10T02:29:59Z, 2026-03-09T02:30:00Z, 09+, false, rest PT1S
          2026-03-10T02:30:00Z, 2026-03-09T02:30:00Z, 09+, false, make 2026-03-10T02:30:00Z
          2026-03-10T02:30:00Z, 2026-03-10T02:30:00Z, 10?, false, rest PT1H
          # made up for once, however many were missed
          2026-03-10T12:00:00Z, 2026-03-05T02:30:00Z, 05+, false, make 2026-03-10T02:30:00Z
          # none for the time before the schedule was there
          2026-03-10T12:00:00Z, 2026-03-10T11:00:00Z, '',  false, rest PT1H
          # one after the other
          2026-03-10T02:30:00Z, 2026-03-09T02:30:00Z, 09?, false, rest PT1H
          # one that failed, or goes, is not waited for
          2026-03-10T02:30:00Z, 2026-03-09T02:30:00Z, 09!, false, make 2026-03-10T02:30:00Z
          2026-03-10T02:30:00Z, 2026-03-09T02:30:00Z, 09-, false, make 2026-03-10T02:30:00Z
          2026-03-10T02:30:00Z, 2026-03-09T02:30:00Z, 09+, true,  rest PT1H
          """)
  void makesWhatIsDue(Instant now, Instant since, String made, boolean suspended, String expected) {
    assertThat(plan(now, since, suspended, Retention.ALL, made(made))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "keeps {1}, for {2} days, of {0}: {3}")
  @CsvSource(
      textBlock =
          """
          '',                   1, , rest PT1H
          08+ 09+ 10+,          3, , rest PT1H
          07+ 08+ 09+ 10+,      3, , prune 07
          10+ 07+ 09+ 08+,      2, , prune 08 07
          07+ 08+ 09+ 10+,       , , rest PT1H
          # the day of March 10th at noon; exactly three days old is old enough
          06+ 07+ 08+ 10+,       ,3, prune 07 06
          06+ 07+ 08+ 10+,      3,4, prune 06
          # the newest good one stays, however old it is
          02+,                  1,1, rest PT1H
          02+ 10!,              1,1, rest PT1H
          02+ 03+ 10?,          1,1, prune 02
          # what runs, failed lately or leaves counts as nothing
          08+ 09+ 10?,          2, , rest PT1H
          08+ 09+ 10!,          2, , rest PT1H
          07- 08+ 09+,          2, , rest PT1H
          # failed ones go when a good one has followed, if anything goes at all
          08! 09+ 10+,          2, , prune 08
          08! 09+ 10+,           , , rest PT1H
          08! 09!,              1, , rest PT1H
          """)
  void keepsWhatIsToBeKept(String made, Integer count, Integer days, String expected) {
    var now = Instant.parse("2026-03-10T12:00:00Z");
    var since = Instant.parse("2026-03-10T02:30:00Z");
    var retention = new Retention(count, days);
    assertThat(plan(now, since, false, retention, made(made))).isEqualTo(expected);
  }

  @Test
  void prunesWhileSuspendedAndLooksAgainWhenOneExpires() {
    var since = Instant.parse("2026-03-10T02:30:00Z");
    var retention = new Retention(null, 1);
    var made = made("09+ 10+");
    assertThat(plan(Instant.parse("2026-03-10T02:29:30Z"), since, true, retention, made))
        .isEqualTo("rest PT30S");
    assertThat(plan(Instant.parse("2026-03-10T02:30:00Z"), since, true, retention, made))
        .isEqualTo("prune 09");
  }
}
