package dev.tsunagi.api.common;

import module java.base;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A length of time as Go writes it: `1h30m`, `300ms`, `-1.5h`. Nanosecond grain, up to some 292
/// years; read and printed exactly as Go's `time` package does.
public record GoDuration(long nanos) implements Comparable<GoDuration> {

  public static final GoDuration ZERO = new GoDuration(0);
  public static final GoDuration HOUR = new GoDuration(3_600_000_000_000L);

  public static GoDuration of(Duration duration) {
    return new GoDuration(duration.toNanos());
  }

  /// Reads Go's notation, or throws with the text of Go's error.
  ///
  /// @throws IllegalArgumentException when Go would refuse it
  @JsonCreator
  public static GoDuration parse(String text) {
    return new GoDuration(GoDurationReader.nanos(text));
  }

  public Duration toDuration() {
    return Duration.ofNanos(nanos);
  }

  public boolean isPositive() {
    return nanos > 0;
  }

  public boolean isNegative() {
    return nanos < 0;
  }

  @Override
  public int compareTo(GoDuration other) {
    return Long.compare(nanos, other.nanos);
  }

  /// Go's notation: `1h0m0s`, `1.5s`, `300ms`, `0s`.
  @Override
  @JsonValue
  public String toString() {
    if (nanos == 0) {
      return "0s";
    }
    // Long.MIN_VALUE has no positive twin; BigInteger has one for everything.
    var size = BigInteger.valueOf(nanos).abs();
    return (nanos < 0 ? "-" : "")
        + (size.bitLength() <= 30 && size.intValue() < 1_000_000_000
            ? small(size.longValue())
            : large(size));
  }

  private static String small(long nanos) {
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    return nanos < 1_000_000 ? decimal(nanos, 3) + "µs" : decimal(nanos, 6) + "ms";
  }

  private static String large(BigInteger size) {
    var minutes = size.divideAndRemainder(BigInteger.valueOf(60_000_000_000L));
    var whole = minutes[0].longValue();
    var seconds = decimal(minutes[1].longValue(), 9) + "s";
    if (whole == 0) {
      return seconds;
    }
    return (whole < 60 ? "" : whole / 60 + "h") + whole % 60 + "m" + seconds;
  }

  private static String decimal(long value, int places) {
    return BigDecimal.valueOf(value, places).stripTrailingZeros().toPlainString();
  }
}
