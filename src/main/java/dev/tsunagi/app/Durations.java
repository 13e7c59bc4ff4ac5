package dev.tsunagi.app;

import dev.tsunagi.api.common.GoDuration;
import java.time.Duration;

/// Reads flags that are durations, as Go writes them.
final class Durations {

  private Durations() {}

  /// Throws [IllegalArgumentException] that names `flag`.
  static Duration positive(String flag, String text) {
    try {
      var duration = GoDuration.parse(text);
      if (duration.isPositive()) {
        return duration.toDuration();
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(flag + ": " + e.getMessage(), e);
    }
    throw new IllegalArgumentException(flag + ": must be positive, not " + text);
  }
}
