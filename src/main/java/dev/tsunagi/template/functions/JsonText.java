package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.Floats;
import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Output;
import dev.tsunagi.template.value.Struct;
import dev.tsunagi.template.value.Types;

/// Writes values as Go's `encoding/json` does.
final class JsonText {

  private final Output out;
  private final boolean html;
  private final String indent;

  /// @param html whether `<`, `>` and `&` are escaped
  /// @param indent what one level is indented by, or nothing for a single line
  JsonText(Output out, boolean html, String indent) {
    this.out = out;
    this.html = html;
    this.indent = indent;
  }

  JsonText write(Object value) {
    write(value, 0);
    return this;
  }

  private void write(Object value, int level) {
    switch (value) {
      case Nil _ -> out.append("null");
      case String text -> string(text);
      case Double number -> out.append(number(number));
      case Map<?, ?> map -> entries(map, level);
      case List<?> list -> elements(list, level);
      case Struct struct when struct.type().equals("*semver.Version") -> string(struct.text());
      case Struct struct ->
          throw new CallException("json: unsupported type: " + Types.name(struct));
      default -> out.append(value.toString());
    }
  }

  private void entries(Map<?, ?> map, int level) {
    out.budget().enter();
    out.append('{');
    var separator = "";
    for (var entry : map.entrySet()) {
      line(separator, level + 1);
      string((String) entry.getKey());
      out.append(indent.isEmpty() ? ":" : ": ");
      write(entry.getValue(), level + 1);
      separator = ",";
    }
    close(map.isEmpty(), level, '}');
  }

  private void elements(List<?> list, int level) {
    out.budget().enter();
    out.append('[');
    var separator = "";
    for (var element : list) {
      line(separator, level + 1);
      write(element, level + 1);
      separator = ",";
    }
    close(list.isEmpty(), level, ']');
  }

  private void close(boolean empty, int level, char bracket) {
    if (!empty) {
      line("", level);
    }
    out.append(bracket);
    out.budget().leave();
  }

  private void line(String separator, int level) {
    out.append(separator);
    if (!indent.isEmpty()) {
      out.append("\n").append(indent.repeat(level));
    }
  }

  /// An exponent only for the very small and the very large.
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new CallException("json: unsupported value");
    }
    double size = Math.abs(value);
    return size != 0 && (size < 1e-6 || size >= 1e21)
        ? Floats.exponent(value, -1, 'e').replaceFirst("e-0", "e-")
        : Floats.fixed(value, -1);
  }

  private void string(String text) {
    var quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> quoted.append(escaped(point)));
    out.append(quoted.append('"'));
  }

  private String escaped(int point) {
    return switch (point) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case 0x2028, 0x2029 -> "\\u%04x".formatted(point);
      case '<', '>', '&' -> html ? "\\u%04x".formatted(point) : Character.toString(point);
      default ->
          GoText.isEscape(point)
              ? "\\ufffd"
              : point < ' ' ? "\\u%04x".formatted(point) : Character.toString(point);
    };
  }
}
