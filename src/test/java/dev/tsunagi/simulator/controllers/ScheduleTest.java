package dev.tsunagi.simulator.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *      | UTC           | 2026-11-26T10:00:30Z | 2026-11-26T10:01:00Z
          0 3 * * *      | UTC           | 2026-11-26T10:00:00Z | 2026-11-27T03:00:00Z
          0 3 * * *      | Europe/Berlin | 2026-11-26T10:00:00Z | 2026-11-27T02:00:00Z
          */15 * * * *   | UTC           | 2026-11-26T10:46:00Z | 2026-11-26T11:00:00Z
          0 0 1 * *      | UTC           | 2026-11-26T10:00:00Z | 2026-12-01T00:00:00Z
          0 0 * * 7      | UTC           | 2026-11-26T10:00:00Z | 2026-11-29T00:00:00Z
          0 0 1 * 1      | UTC           | 2026-11-26T10:00:00Z | 2026-11-30T00:00:00Z
          5-10/5,30 9 * * * | UTC        | 2026-11-26T09:06:00Z | 2026-11-26T09:10:00Z
          @hourly        | UTC           | 2026-11-26T10:00:00Z | 2026-11-26T11:00:00Z
          """)
  void findsTheNextTime(String text, String zone, Instant after, Instant next) {
    assertThat(Schedule.parse(text, zone).orElseThrow().after(after)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "60 * * * *",
        "x * * * *",
        "* * 0 * *",
        "5-1 * * * *",
        "@often",
        "*/x * * * *"
      })
  void refusesWhatIsNone(String text) {
    assertThat(Schedule.parse(text, "UTC")).isEmpty();
    assertThat(Schedule.parse("* * * * *", "Mars/Olympus")).isEmpty();
  }
}
