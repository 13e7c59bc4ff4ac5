package dev.tsunagi.template.value;

import module java.base;

/// Go's quoted strings.
public final class Quote {

  private Quote() {}

  /// Double quotes and escapes for what cannot be printed, as `%q` and `strconv.Quote`.
  public static String quoted(String text) {
    return quoted(text, '"', false);
  }

  /// As {@link #quoted(String)}, in quotes of choice.
  ///
  /// @param ascii whether everything beyond ASCII is escaped, as `%+q`
  public static String quoted(String text, char quote, boolean ascii) {
    var out = new StringBuilder().append(quote);
    text.codePoints().forEach(point -> out.append(escaped(point, quote, ascii)));
    return out.append(quote).toString();
  }

  private static String escaped(int point, char quote, boolean ascii) {
    return switch (point) {
      case '\\' -> "\\\\";
      case 7 -> "\\a";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case 11 -> "\\v";
      default -> point == quote ? "\\" + quote : plain(point, ascii);
    };
  }

  private static String plain(int point, boolean ascii) {
    if (GoText.isEscape(point)) {
      return "\\x%02x".formatted(point & 0xFF);
    }
    if (point < ' ' || point == 0x7F) {
      return "\\x%02x".formatted(point);
    }
    if (point < 0x7F || (isPrintable(point) && !ascii)) {
      return Character.toString(point);
    }
    return point < 0x10000 ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point);
  }

  /// What Go's `unicode.IsPrint` holds to be printable.
  public static boolean isPrintable(int point) {
    if (point < 0x7F) {
      return point >= ' ';
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// `U+0041 'A'`, as `%#U`.
  public static String unicode(int point) {
    if (point < 0) {
      return "U+FFFFFFFFFFFFFFFF";
    }
    var code = "U+%04X".formatted(point);
    return isPrintable(point) ? code + " '" + Character.toString(point) + "'" : code;
  }

  /// What a quoted text means, raw or not; empty when its syntax is wrong.
  public static Optional<String> unquoted(String quoted) {
    var inner = quoted.substring(1, quoted.length() - 1);
    if (quoted.charAt(0) == '`') {
      return Optional.of(inner.replace("\r", ""));
    }
    return new Unescape(inner, quoted.charAt(0)).run();
  }
}
