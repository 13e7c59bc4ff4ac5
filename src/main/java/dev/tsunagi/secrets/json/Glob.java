package dev.tsunagi.secrets.json;

/// Patterns with `*` for any characters, `?` for one, and a backslash before one that stands for
/// itself. Takes time in proportion to both lengths at worst.
final class Glob {

  private Glob() {}

  static boolean matches(String text, String pattern) {
    return matches(text.codePoints().toArray(), pattern.codePoints().toArray());
  }

  /// On a mismatch the last star takes one character more; earlier stars need never be
  /// reconsidered.
  private static boolean matches(int[] text, int[] pattern) {
    var t = 0;
    var p = 0;
    var star = -1;
    var taken = 0;
    while (t < text.length) {
      var escaped = p + 1 < pattern.length && pattern[p] == '\\';
      if (!escaped && p < pattern.length && pattern[p] == '*') {
        star = p++;
        taken = t;
      } else if (p < pattern.length && isOne(pattern, p, escaped, text[t])) {
        p += escaped ? 2 : 1;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length && pattern[p] == '*') {
      p++;
    }
    return p == pattern.length;
  }

  private static boolean isOne(int[] pattern, int at, boolean escaped, int c) {
    if (escaped) {
      return pattern[at + 1] == c;
    }
    return pattern[at] == '?' || (pattern[at] == c && c != '\\');
  }
}
