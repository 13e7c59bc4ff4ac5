package dev.tsunagi.simulator.oci.secret;

import module java.base;

import dev.tsunagi.simulator.oci.wire.OciError;
import org.jspecify.annotations.Nullable;

/// Spans of whole days, and deletion times that are given in them.
public final class Days {

  private static final Pattern INTERVAL = Pattern.compile("P(\\d{1,4})D");
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  /// The client took its time between reading the clock and calling.
  private static final Duration SLACK = Duration.ofMinutes(5);

  private Days() {}

  /// `P1D` and so on; 400 when it is not from 1 to `most` days.
  static Duration parse(String field, String text, int most) {
    var match = INTERVAL.matcher(text);
    var days = match.matches() ? Integer.parseInt(match.group(1)) : 0;
    if (days < 1 || days > most) {
      throw OciError.invalid(field + " must be from P1D to P" + most + "D");
    }
    return Duration.ofDays(days);
  }

  /// When a secret or version is to go: 1 to 30 days ahead, 30 unless asked otherwise.
  public static Instant deletion(@Nullable Instant asked, Instant now) {
    if (asked == null) {
      return now.plus(LONGEST);
    }
    if (asked.isBefore(now.plus(SHORTEST).minus(SLACK))
        || asked.isAfter(now.plus(LONGEST).plus(SLACK))) {
      throw OciError.invalid("timeOfDeletion must be 1 to 30 days ahead");
    }
    return asked;
  }
}
