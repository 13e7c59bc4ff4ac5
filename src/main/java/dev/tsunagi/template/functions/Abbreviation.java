package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.GoText;

/// Shortens with dots, at the end or at both ends. Widths count bytes.
final class Abbreviation {

  private static final String DOTS = "...";

  private Abbreviation() {}

  /// @param offset from where on the text should be seen
  /// @param width the length of the result, at least 4
  static String of(String text, int offset, int width) {
    int length = GoText.length(text);
    if (width < 4 || length <= width) {
      return text;
    }
    int from = Math.min(offset, length);
    if (length - from < width - 3) {
      from = length - (width - 3);
    }
    if (from <= 4) {
      return GoText.slice(text, 0, width - 3) + DOTS;
    }
    if (width < 7) {
      return "";
    }
    return from + width - 3 < length
        ? DOTS + of(GoText.slice(text, from, length), 0, width - 3)
        : DOTS + GoText.slice(text, length - (width - 3), length);
  }
}
