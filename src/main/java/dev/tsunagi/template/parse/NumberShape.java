package dev.tsunagi.template.parse;

import module java.base;

/// What a number may look like, and what it is worth.
final class NumberShape {

  private NumberShape() {}

  static boolean scan(Cursor cursor) {
    cursor.accept("+-");
    var digits = digits(cursor);
    cursor.acceptRun(digits);
    if (cursor.accept(".")) {
      cursor.acceptRun(digits);
    }
    if ((digits.length() == 11 && cursor.accept("eE"))
        || (digits.length() == 23 && cursor.accept("pP"))) {
      cursor.accept("+-");
      cursor.acceptRun("0123456789_");
    }
    return true;
  }

  private static String digits(Cursor cursor) {
    if (cursor.accept("0")) {
      if (cursor.accept("xX")) {
        return "0123456789abcdefABCDEF_";
      }
      if (cursor.accept("oO")) {
        return "01234567_";
      }
      if (cursor.accept("bB")) {
        return "01_";
      }
    }
    return "0123456789_";
  }

  /// An `int` or `float64`, or empty when the text is no number.
  static Optional<Object> worth(String text) {
    boolean hex = text.matches("[+-]?0[xX].*");
    if (hex ? text.matches(".*[.pP].*") : text.matches(".*[.eE].*")) {
      return real(text, hex);
    }
    return whole(text);
  }

  private static Optional<Object> real(String text, boolean hex) {
    try {
      if (hex && !text.matches(".*[pP].*")) {
        return Optional.empty();
      }
      double value = Double.parseDouble(text.replace("_", ""));
      return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// An integer in Go's notation; beyond 64 bits it is a float, as the templates of Go have it.
  private static Optional<Object> whole(String text) {
    try {
      long value = integer(text);
      return Optional.of(value == (int) value ? (Object) (int) value : (Object) value);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  static long integer(String text) {
    boolean negative = text.startsWith("-");
    var digits = text.replaceFirst("^[+-]", "").toLowerCase(Locale.ROOT);
    boolean odd = digits.matches(".*__.*|.*_|_.*") || digits.isEmpty();
    if (odd || !digits.matches("[0-9a-fxob_]+")) {
      throw new NumberFormatException();
    }
    int radix =
        digits.startsWith("0x")
            ? 16
            : digits.startsWith("0b") ? 2 : digits.startsWith("0") && digits.length() > 1 ? 8 : 10;
    var bare = digits.replaceFirst("^0[xob]_?", "").replace("_", "");
    return Long.parseLong((negative ? "-" : "") + bare, radix);
  }
}
