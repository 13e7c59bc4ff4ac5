package dev.tsunagi.template.functions;

import module java.base;

/// Cutting off the ends of texts.
final class Trimming {

  private Trimming() {}

  static boolean isSpace(int point) {
    return (point >= 9 && point <= 13)
        || point == ' '
        || point == 0x85
        || point == 0xA0
        || Character.isSpaceChar(point);
  }

  static String spaces(String text) {
    return ends(text, Trimming::isSpace);
  }

  /// Cuts all characters of a set off both ends.
  static String both(String text, String set) {
    return ends(text, point -> set.indexOf(point) >= 0);
  }

  private static String ends(String text, IntPredicate cut) {
    int from = 0;
    int to = text.length();
    while (from < to && cut.test(text.codePointAt(from))) {
      from += Character.charCount(text.codePointAt(from));
    }
    while (to > from && cut.test(text.codePointBefore(to))) {
      to -= Character.charCount(text.codePointBefore(to));
    }
    return text.substring(from, to);
  }

  static String suffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  static String prefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }
}
