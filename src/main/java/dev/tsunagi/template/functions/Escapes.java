package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.Quote;

/// The escapes of `html`, `js` and `urlquery`.
final class Escapes {

  private Escapes() {}

  static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("\0", "\uFFFD")
        .replace("\"", "&#34;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  static String js(String text) {
    var out = new StringBuilder();
    text.codePoints().forEach(point -> out.append(js(point)));
    return out.toString();
  }

  private static String js(int point) {
    return switch (point) {
      case '\\' -> "\\\\";
      case '\'' -> "\\'";
      case '"' -> "\\\"";
      case '<', '>', '&', '=' -> "\\u%04X".formatted(point);
      default ->
          point < ' ' || (point >= 0x7F && !Quote.isPrintable(point))
              ? "\\u%04X".formatted(point)
              : Character.toString(point);
    };
  }

  static String query(String text) {
    var out = new StringBuilder();
    for (byte one : GoText.encode(text)) {
      char c = (char) (one & 0xFF);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append(c == ' ' ? "+" : "%%%02X".formatted((int) c));
      }
    }
    return out.toString();
  }
}
