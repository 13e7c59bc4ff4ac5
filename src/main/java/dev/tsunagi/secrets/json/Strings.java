package dev.tsunagi.secrets.json;

import module java.base;

/// The strings of JSON: with their quotes, and without.
final class Strings {

  private Strings() {}

  /// What a string says that was written with quotes.
  static String unquoted(String raw) {
    var inner = raw.substring(1, raw.length() - (Scan.isCutOff(raw, 0) ? 0 : 1));
    return inner.indexOf('\\') < 0 ? inner : unescaped(inner);
  }

  /// With escapes resolved; ends where an escape is malformed.
  static String unescaped(String text) {
    var out = new StringBuilder(text.length());
    var i = 0;
    while (i < text.length() && text.charAt(i) >= ' ') {
      if (text.charAt(i) != '\\') {
        out.append(text.charAt(i++));
      } else if (text.startsWith("u", i + 1) && i + 6 <= text.length()) {
        i = appendCodePoint(out, text, i + 2);
      } else if (i + 1 < text.length() && appendShort(out, text.charAt(i + 1))) {
        i += 2;
      } else {
        break;
      }
    }
    return out.toString();
  }

  private static boolean appendShort(StringBuilder out, char escape) {
    var at = "\\/bfnrt\"".indexOf(escape);
    if (at >= 0) {
      out.append("\\/\b\f\n\r\t\"".charAt(at));
    }
    return at >= 0;
  }

  /// Reads four digits at `at`, and a second half where they are the first of a pair.
  private static int appendCodePoint(StringBuilder out, String text, int at) {
    var first = hex(text, at);
    var end = at + 4;
    if (Character.isSurrogate((char) first)
        && end + 6 <= text.length()
        && text.startsWith("\\u", end)) {
      var second = hex(text, end + 2);
      var pair = Character.isSurrogatePair((char) first, (char) second);
      out.append(Bytes.of(pair ? Character.toCodePoint((char) first, (char) second) : 0xFFFD));
      return end + 6;
    }
    out.append(Bytes.of(first));
    return end;
  }

  private static int hex(String text, int at) {
    try {
      return HexFormat.fromHexDigits(text, at, at + 4);
    } catch (IllegalArgumentException e) {
      return 0; // as Go's ParseUint, whose error gjson passes over
    }
  }

  /// As JSON, escaped as Go does it for use in HTML.
  static String quoted(String bytes) {
    var out = new StringBuilder("\"");
    Bytes.text(bytes).codePoints().forEach(c -> out.append(escaped(c)));
    return out.append('"').toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\\' -> "\\\\";
      case '"' -> "\\\"";
      case '<', '>', '&', 0x2028, 0x2029 -> "\\u%04x".formatted(c);
      default -> c < ' ' ? "\\u%04x".formatted(c) : Bytes.of(c);
    };
  }
}
