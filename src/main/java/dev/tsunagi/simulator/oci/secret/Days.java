package dev.tsunagi.simulator.oci.secret;

import module java.base;

import dev.tsunagi.simulator.oci.wire.OciError;

/// Spans of whole days.
final class Days {

  private static final Pattern INTERVAL = Pattern.compile("P(\\d{1,4})D");

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
}
