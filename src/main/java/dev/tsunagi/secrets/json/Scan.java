package dev.tsunagi.secrets.json;

import module java.base;

/// Finds where pieces of JSON end, without judging them: text that is not JSON gives some piece or
/// none, never an exception.
final class Scan {

  private static final String VALUE_STARTS = "\"{[tfn+-0123456789iIN";

  private Scan() {}

  static boolean startsValue(char c) {
    return VALUE_STARTS.indexOf(c) >= 0;
  }

  /// The end of the value that starts at `at`; that of the text when it is cut off.
  static int end(String text, int at) {
    return switch (text.charAt(at)) {
      case '"' -> string(text, at);
      case '{', '[' -> balanced(text, at);
      case 't', 'f' -> literal(text, at);
      case 'n' -> isNull(text, at) ? literal(text, at) : number(text, at);
      default -> number(text, at);
    };
  }

  /// Whether the `n` at `at` begins a null, and not a NaN.
  static boolean isNull(String text, int at) {
    return at + 1 >= text.length() || text.charAt(at + 1) == 'u';
  }

  /// Behind the quote that closes the string that starts at `at`.
  static int string(String text, int at) {
    var close = closingQuote(text, at);
    return close < 0 ? text.length() : close + 1;
  }

  /// Whether the value at `at` is a string that is cut off.
  static boolean isCutOff(String text, int at) {
    return text.charAt(at) == '"' && closingQuote(text, at) < 0;
  }

  private static int closingQuote(String text, int at) {
    for (var i = at + 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  /// Behind the bracket that closes what is open at `at`, whatever opened it.
  static int balanced(String text, int at) {
    var depth = 1;
    for (var i = at + 1; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> i = string(text, i) - 1;
        case '{', '[', '(' -> depth++;
        case '}', ']', ')' -> depth--;
        default -> {}
      }
      if (depth == 0) {
        return i + 1;
      }
    }
    return text.length();
  }

  /// How deep brackets are nested in a text.
  static int depth(String text) {
    var depth = 0;
    var deepest = 0;
    for (var i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '"' -> i = string(text, i) - 1;
        case '{', '[', '(' -> deepest = Math.max(deepest, ++depth);
        case '}', ']', ')' -> depth--;
        default -> {}
      }
    }
    return deepest;
  }

  /// Without blanks and control characters at both ends, which is what [String#trim] does.
  static String trim(String text) {
    return text.trim();
  }

  private static int literal(String text, int at) {
    var i = at + 1;
    while (i < text.length() && text.charAt(i) >= 'a' && text.charAt(i) <= 'z') {
      i++;
    }
    return i;
  }

  private static int number(String text, int at) {
    var i = at + 1;
    while (i < text.length() && text.charAt(i) > ' ' && ",]}".indexOf(text.charAt(i)) < 0) {
      i++;
    }
    return i;
  }
}
