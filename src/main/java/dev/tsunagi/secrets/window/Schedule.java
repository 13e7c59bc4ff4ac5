package dev.tsunagi.secrets.window;

import module java.base;

/// Moments that come again and again, as robfig/cron reads them: five fields, `@daily` and its
/// like, `@every 90m`.
sealed interface Schedule permits CronSchedule, EverySchedule {

  Map<String, String> NAMED =
      Map.of(
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *",
          "@monthly", "0 0 1 * *",
          "@weekly", "0 0 * * 0",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@hourly", "0 * * * *");

  /// Reads one line.
  ///
  /// @throws IllegalArgumentException when robfig/cron would refuse it
  static Schedule parse(String text) {
    if (text.startsWith(EverySchedule.PREFIX)) {
      return EverySchedule.parse(text);
    }
    return CronSchedule.parse(NAMED.getOrDefault(text, text));
  }

  /// The latest moment that is not after `now`; empty when there was none in five years.
  Optional<Instant> lastUntil(Instant now);

  /// The earliest moment after `now`; empty when there is none in five years.
  Optional<Instant> nextAfter(Instant now);
}
