package dev.tsunagi.secrets.json;

import module java.base;

/// Numbers as Go reads and prints them.
final class Numbers {

  private static final Pattern WHOLE = Pattern.compile("-?[0-9]*");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private Numbers() {}

  /// A whole number stays as it was written, however long; any other is printed without exponent.
  static String text(String raw) {
    if (WHOLE.matcher(raw).matches()) {
      return raw;
    }
    var value = value(raw);
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /// The value of a number, and zero of what is none.
  static double value(String raw) {
    if (DECIMAL.matcher(raw).matches()) {
      return Double.parseDouble(raw);
    }
    return switch (raw.toLowerCase(Locale.ROOT)) {
      case "nan" -> Double.NaN;
      case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> 0;
    };
  }

  /// An index into an array, or -1.
  static int index(String text) {
    if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    return Integer.parseInt(text);
  }
}
