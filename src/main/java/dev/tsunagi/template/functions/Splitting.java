package dev.tsunagi.template.functions;

import module java.base;

/// Go's `strings.SplitN`.
final class Splitting {

  private Splitting() {}

  /// @param limit the most parts, none when 0, any number when negative
  static List<String> split(String text, String separator, int limit) {
    if (limit == 0) {
      return List.of();
    }
    if (separator.isEmpty()) {
      return characters(text, limit);
    }
    var parts = new ArrayList<String>();
    int from = 0;
    int found = text.indexOf(separator);
    while (found >= 0 && (limit < 0 || parts.size() < limit - 1)) {
      parts.add(text.substring(from, found));
      from = found + separator.length();
      found = text.indexOf(separator, from);
    }
    parts.add(text.substring(from));
    return parts;
  }

  private static List<String> characters(String text, int limit) {
    var parts = new ArrayList<String>();
    int from = 0;
    while (from < text.length() && (limit < 0 || parts.size() < limit - 1)) {
      int end = text.offsetByCodePoints(from, 1);
      parts.add(text.substring(from, end));
      from = end;
    }
    if (from < text.length()) {
      parts.add(text.substring(from));
    }
    return parts;
  }
}
