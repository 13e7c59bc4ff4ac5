package dev.tsunagi.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @ParameterizedTest(name = "{0} at {1}: last {2}, next {3}")
  @CsvSource(
      textBlock =
          """
          # 2026-03-04 is a Wednesday
          '30 2 * * *',        2026-03-04T12:00:00Z, 2026-03-04T02:30:00Z, 2026-03-05T02:30:00Z
          '30 2 * * *',        2026-03-04T02:30:00Z, 2026-03-04T02:30:00Z, 2026-03-05T02:30:00Z
          '30 2 * * *',        2026-03-04T02:29:59Z, 2026-03-03T02:30:00Z, 2026-03-04T02:30:00Z
          '*/15 * * * *',      2026-03-04T12:16:00Z, 2026-03-04T12:15:00Z, 2026-03-04T12:30:00Z
          '50/5 * * * *',      2026-03-04T12:57:00Z, 2026-03-04T12:55:00Z, 2026-03-04T13:50:00Z
          '10-40/20 9 * * ?',  2026-03-04T12:00:00Z, 2026-03-04T09:30:00Z, 2026-03-05T09:10:00Z
          '0 9,17 * * mon-fri',2026-03-07T12:00:00Z, 2026-03-06T17:00:00Z, 2026-03-09T09:00:00Z
          '0 0 * JAN,jul SUN', 2026-03-04T12:00:00Z, 2026-01-25T00:00:00Z, 2026-07-05T00:00:00Z
          '0 0 13 * 5',        2026-03-04T12:00:00Z, 2026-02-27T00:00:00Z, 2026-03-06T00:00:00Z
          '0 0 13 * *',        2026-03-04T12:00:00Z, 2026-02-13T00:00:00Z, 2026-03-13T00:00:00Z
          '0 0 */20 * 1',      2026-03-04T12:00:00Z, 2026-03-02T00:00:00Z, 2026-03-09T00:00:00Z
          '0 0 */1 * 1',       2026-03-04T12:00:00Z, 2026-03-02T00:00:00Z, 2026-03-09T00:00:00Z
          '0 0 29 2 *',        2026-03-04T12:00:00Z, 2024-02-29T00:00:00Z, 2028-02-29T00:00:00Z
          '0 0 30 2 *',        2026-03-04T12:00:00Z, ,
          @hourly,             2026-03-04T12:34:56Z, 2026-03-04T12:00:00Z, 2026-03-04T13:00:00Z
          @daily,              2026-03-04T12:00:00Z, 2026-03-04T00:00:00Z, 2026-03-05T00:00:00Z
          @midnight,           2026-03-04T12:00:00Z, 2026-03-04T00:00:00Z, 2026-03-05T00:00:00Z
          @weekly,             2026-03-04T12:00:00Z, 2026-03-01T00:00:00Z, 2026-03-08T00:00:00Z
          @monthly,            2026-03-04T12:00:00Z, 2026-03-01T00:00:00Z, 2026-04-01T00:00:00Z
          @yearly,             2026-03-04T12:00:00Z, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z
          @annually,           2026-03-04T12:00:00Z, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z
          @every 6h,           2026-03-04T13:00:00Z, 2026-03-04T12:00:00Z, 2026-03-04T18:00:00Z
          @every 1ms,          2026-03-04T13:00:00Z, 2026-03-04T13:00:00Z, 2026-03-04T13:00:01Z
          """)
  void firesAsCronDoesInUtc(String text, Instant now, Instant last, Instant next) {
    var schedule = Schedule.parse(text);
    assertThat(schedule.lastUntil(now)).isEqualTo(Optional.ofNullable(last));
    assertThat(schedule.nextAfter(now)).isEqualTo(Optional.ofNullable(next));
  }

  /// In Berlin, 02:00 leaps to 03:00 on 2026-03-29, and 03:00 falls back to 02:00 on 2026-10-25.
  @ParameterizedTest(name = "{0} at {1}: last {2}, next {3}")
  @CsvSource(
      textBlock =
          """
          '30 2 * * *',  2026-01-10T12:00:00Z, 2026-01-10T01:30:00Z, 2026-01-11T01:30:00Z
          '30 2 * * *',  2026-07-10T12:00:00Z, 2026-07-10T00:30:00Z, 2026-07-11T00:30:00Z
          # the hour that is not there
          '30 2 * * *',  2026-03-29T00:59:00Z, 2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z
          '30 2 * * *',  2026-03-29T01:10:00Z, 2026-03-28T01:30:00Z, 2026-03-29T01:30:00Z
          '30 2 * * *',  2026-03-29T01:30:00Z, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z
          # the hour that is there twice
          '30 2 * * *',  2026-10-25T00:29:00Z, 2026-10-24T00:30:00Z, 2026-10-25T00:30:00Z
          '30 2 * * *',  2026-10-25T00:30:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z
          '30 2 * * *',  2026-10-25T01:10:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z
          '30 2 * * *',  2026-10-25T01:45:00Z, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z
          @every 6h,     2026-03-04T13:00:00Z, 2026-03-04T12:00:00Z, 2026-03-04T18:00:00Z
          """)
  void firesByTheClocksOfAZone(String text, Instant now, Instant last, Instant next) {
    var schedule = Schedule.parse(text, ZoneId.of("Europe/Berlin"));
    assertThat(schedule.lastUntil(now)).contains(last);
    assertThat(schedule.nextAfter(now)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "* * * * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 0 * *",
        "* * * 13 *",
        "* * * * 7",
        "-1 * * * *",
        "5-1 * * * *",
        "1-2-3 * * * *",
        "*/0 * * * *",
        "1/2/3 * * * *",
        "a b c d e",
        "* * * dec *x",
        "@reboot",
        "@every",
        "@every soon",
        "1.5 * * * *"
      })
  void refusesWhatCronRefuses(String text) {
    assertThatThrownBy(() -> Schedule.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
