package dev.tsunagi.api.common;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Reads Go's notation of a duration; the sums are Go's, rounding and overflow included.
final class GoDurationReader {

  private static final BigInteger LIMIT = BigInteger.ONE.shiftLeft(63);
  private static final Pattern TERM = Pattern.compile("([0-9]*)(\\.([0-9]*))?([^.0-9]*)");
  private static final Map<String, Long> UNITS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L, // the micro sign
          "μs", 1_000L, // the Greek letter
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private GoDurationReader() {}

  static long nanos(String text) {
    var signed = text.startsWith("-") || text.startsWith("+");
    var unsigned = signed ? text.substring(1) : text;
    if (unsigned.equals("0")) {
      return 0;
    }
    if (unsigned.isEmpty()) {
      throw refused("invalid duration", text);
    }
    var sum = sum(unsigned, text);
    return text.startsWith("-") ? sum.negate().longValueExact() : positive(sum, text);
  }

  private static long positive(BigInteger sum, String text) {
    if (sum.equals(LIMIT)) {
      throw refused("invalid duration", text);
    }
    return sum.longValueExact();
  }

  private static BigInteger sum(String unsigned, String text) {
    var sum = BigInteger.ZERO;
    var terms = TERM.matcher(unsigned);
    for (var at = 0; at < unsigned.length(); at = terms.end()) {
      terms.region(at, unsigned.length());
      if (!terms.lookingAt() || (terms.group(1).isEmpty() && digits(terms.group(3)).isEmpty())) {
        throw refused("invalid duration", text);
      }
      sum = withinLimit(sum.add(term(terms.toMatchResult(), text)), text);
    }
    return sum;
  }

  private static BigInteger term(MatchResult term, String text) {
    // Go reads the number, and finds it too large, before it looks at the unit.
    var whole = whole(term.group(1), text);
    var name = term.group(4);
    if (name.isEmpty()) {
      throw refused("missing unit in duration", text);
    }
    var unit = UNITS.get(name);
    if (unit == null) {
      throw refused("unknown unit " + quoted(name) + " in duration", text);
    }
    return withinLimit(whole.multiply(BigInteger.valueOf(unit)), text)
        .add(BigInteger.valueOf(fraction(digits(term.group(3)), unit)));
  }

  /// Long numbers are refused by their length: reading them would take long, too.
  private static BigInteger whole(String digits, String text) {
    var significant = digits.replaceFirst("^0+", "");
    if (significant.length() > 19) {
      throw refused("invalid duration", text);
    }
    return withinLimit(new BigInteger("0" + significant), text);
  }

  /// In floating point as in Go, so that the last nanosecond agrees.
  private static long fraction(String digits, long unit) {
    var value = 0L;
    var scale = 1d;
    for (var i = 0; i < digits.length() && value <= Long.MAX_VALUE / 10; i++) {
      var next = value * 10 + (digits.charAt(i) - '0');
      if (next < 0) {
        break;
      }
      value = next;
      scale *= 10;
    }
    return (long) (value * (unit / scale));
  }

  private static String digits(@Nullable String group) {
    return group == null ? "" : group;
  }

  private static BigInteger withinLimit(BigInteger value, String text) {
    if (value.compareTo(LIMIT) > 0) {
      throw refused("invalid duration", text);
    }
    return value;
  }

  private static IllegalArgumentException refused(String why, String text) {
    return new IllegalArgumentException("time: " + why + " " + quoted(text));
  }

  /// Go's own quoting here: what is not plain ASCII shows as its bytes.
  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (var b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b < ' ') {
        quoted.append("\\x%02x".formatted(b & 0xFF));
      } else {
        quoted.append(b == '"' || b == '\\' ? "\\" : "").append((char) b);
      }
    }
    return quoted.append('"').toString();
  }
}
