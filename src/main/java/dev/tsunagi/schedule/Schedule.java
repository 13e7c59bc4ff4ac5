package dev.tsunagi.schedule;

import module java.base;

/// Moments that come again and again, as robfig/cron reads them: five fields, `@daily` and its
/// like, `@every 90m`.
public sealed interface Schedule permits CronSchedule, EverySchedule {

  Map<String, String> NAMED =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  /// Reads one line, whose hours are those of UTC.
  ///
  /// @throws IllegalArgumentException when robfig/cron would refuse it
  static Schedule parse(String text) {
    return parse(text, ZoneOffset.UTC);
  }

  /// Reads one line, whose hours are those of a time zone. What falls into the hour that a zone
  /// leaps over comes right after it; what falls into the hour that it has twice comes once.
  ///
  /// @throws IllegalArgumentException when robfig/cron would refuse it
  static Schedule parse(String text, ZoneId zone) {
    return text.startsWith(EverySchedule.PREFIX)
        ? EverySchedule.parse(text)
        : CronSchedule.parse(NAMED.getOrDefault(text, text), zone);
  }

  /// The latest moment that is not after `now`; empty when there was none in five years.
  Optional<Instant> lastUntil(Instant now);

  /// The earliest moment after `now`; empty when there is none in five years.
  Optional<Instant> nextAfter(Instant now);
}
