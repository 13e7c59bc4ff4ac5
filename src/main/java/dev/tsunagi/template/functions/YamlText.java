package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.GoText;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Output;
import dev.tsunagi.template.value.Quote;

/// Writes values as the YAML library of Kubernetes does.
final class YamlText {

  private static final Pattern NOT_TEXT =
      Pattern.compile(
          "(?i:y|yes|n|no|on|off|true|false|null|~|\\.nan|[-+]?\\.inf)|"
              + "[-+]?(0b[01_]+|0x[0-9a-fA-F_]+|0o?[0-7_]+|[0-9][0-9_]*)|"
              + "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?|"
              + "[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?|"
              + "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ].*)?|");

  private static final Pattern NOT_PLAIN =
      Pattern.compile(
          "(?s)[,\\[\\]{}#&*!|>'\"%@`].*|[-?:]([ \t].*)?|.*:([ \t].*)?|.*[ \t]#.*|"
              + "[ ].*|.*[ ]|(---|\\.\\.\\.).*");

  private final Output out;

  YamlText(Output out) {
    this.out = out;
  }

  void document(Object value) {
    write(value, 0, false);
  }

  /// @param inList whether the value follows a dash on the same line
  private void write(Object value, int indent, boolean inList) {
    out.budget().enter();
    switch (value) {
      case Map<?, ?> map when !map.isEmpty() -> entries(map, indent, inList);
      case List<?> list when !list.isEmpty() -> elements(list, indent, inList);
      case Map<?, ?> _ -> out.append("{}\n");
      case List<?> _ -> out.append("[]\n");
      case String text -> out.append(string(text, indent)).append('\n');
      case Nil _ -> out.append("null\n");
      case Double number -> out.append(JsonText.number(number)).append('\n');
      default -> out.append(value.toString()).append('\n');
    }
    out.budget().leave();
  }

  private void entries(Map<?, ?> map, int indent, boolean inList) {
    boolean first = inList;
    for (var entry : map.entrySet()) {
      out.append(first ? "" : " ".repeat(indent));
      first = false;
      out.append(string((String) entry.getKey(), indent)).append(':');
      var value = entry.getValue();
      if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
        out.append('\n');
        write(inner, indent + 2, false);
      } else if (value instanceof List<?> list && !list.isEmpty()) {
        out.append('\n');
        write(list, indent, false);
      } else {
        out.append(' ');
        write(value, indent + 2, false);
      }
    }
  }

  private void elements(List<?> list, int indent, boolean inList) {
    boolean first = inList;
    for (var element : list) {
      out.append(first ? "" : " ".repeat(indent)).append("- ");
      first = false;
      write(element, indent + 2, true);
    }
  }

  private static String string(String text, int indent) {
    boolean printable =
        text.codePoints()
            .allMatch(
                point ->
                    point == '\n'
                        || point == '\t'
                        || (Quote.isPrintable(point) && point < 0x10000));
    if (!printable || GoText.length(text) == 0) {
      return doubled(text);
    }
    if (text.contains("\n")) {
      return text.isBlank() || text.startsWith(" ") || text.startsWith("\n")
          ? doubled(text)
          : literal(text, Math.max(indent, 2));
    }
    if (NOT_TEXT.matcher(text).matches()) {
      return doubled(text);
    }
    return NOT_PLAIN.matcher(text).matches() || text.contains("\t")
        ? "'" + text.replace("'", "''") + "'"
        : text;
  }

  private static String literal(String text, int indent) {
    var chomp = !text.endsWith("\n") ? "-" : text.endsWith("\n\n") ? "+" : "";
    var body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    var pad = " ".repeat(indent);
    var lines =
        Arrays.stream(body.split("\n", -1))
            .map(line -> line.isEmpty() ? "" : pad + line)
            .collect(Collectors.joining("\n"));
    return "|" + chomp + "\n" + lines;
  }

  private static String doubled(String text) {
    return Quote.quoted(text);
  }
}
