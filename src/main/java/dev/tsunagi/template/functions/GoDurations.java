package dev.tsunagi.template.functions;

import module java.base;

import java.time.Duration;

/// Durations as Go reads and writes them.
final class GoDurations {

  private static final Pattern PART = Pattern.compile("([0-9]*\\.?[0-9]*)(ns|us|µs|μs|ms|s|m|h)");

  private GoDurations() {}

  static Optional<Duration> parse(String text) {
    var bare = text.replaceFirst("^[+-]", "");
    if (bare.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    var part = PART.matcher(bare);
    var nanos = BigDecimal.ZERO;
    int end = 0;
    while (part.find() && part.start() == end && part.group(1).matches(".*[0-9].*")) {
      var number = new BigDecimal("0" + part.group(1) + (part.group(1).endsWith(".") ? "0" : ""));
      nanos = nanos.add(number.multiply(BigDecimal.valueOf(nanos(part.group(2)))));
      end = part.end();
    }
    boolean good =
        end > 0 && end == bare.length() && nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
    return good
        ? Optional.of(
            Duration.ofNanos(text.startsWith("-") ? -nanos.longValue() : nanos.longValue()))
        : Optional.empty();
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "us", "µs", "μs" -> 1_000;
      case "ms" -> 1_000_000;
      case "s" -> 1_000_000_000;
      case "m" -> 60_000_000_000L;
      default -> 3_600_000_000_000L;
    };
  }

  /// Whole seconds as `1h2m3s`.
  static String text(Duration duration) {
    long seconds = duration.abs().toSeconds();
    var sign = duration.isNegative() && seconds > 0 ? "-" : "";
    var hours = seconds >= 3600 ? seconds / 3600 + "h" : "";
    var minutes = seconds >= 60 ? seconds / 60 % 60 + "m" : "";
    return sign + hours + minutes + seconds % 60 + "s";
  }

  /// The largest unit only.
  static String rounded(Duration duration) {
    long seconds = duration.toSeconds();
    boolean more = duration.toNanosPart() > 0;
    var units = List.of("y", "mo", "d", "h", "m", "s");
    var sizes = List.of(31_536_000L, 2_592_000L, 86_400L, 3_600L, 60L, 1L);
    for (int i = 0; i < sizes.size(); i++) {
      if (seconds > sizes.get(i) || (seconds == sizes.get(i) && more)) {
        return seconds / sizes.get(i) + units.get(i);
      }
    }
    return "0s";
  }
}
