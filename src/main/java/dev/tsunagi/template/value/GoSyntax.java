package dev.tsunagi.template.value;

import module java.base;

/// Values as Go source, for `%#v`.
final class GoSyntax {

  private GoSyntax() {}

  static String text(Object value, Budget budget) {
    var out = new Output(budget);
    write(value, out, false);
    return out.toString();
  }

  private static void write(Object value, Output out, boolean element) {
    out.budget().enter();
    switch (value) {
      case Nil _ -> out.append(element ? "interface {}(nil)" : "<nil>");
      case String text -> out.append(Quote.quoted(text));
      case Double number -> out.append(Floats.general(number, -1));
      case Map<?, ?> map -> {
        out.append(Types.name(map)).append('{');
        var separator = "";
        for (var entry : map.entrySet()) {
          out.append(separator).append(Quote.quoted((String) entry.getKey())).append(':');
          write(entry.getValue(), out, true);
          separator = ", ";
        }
        out.append('}');
      }
      case List<?> list -> {
        out.append(Types.name(list)).append('{');
        var separator = "";
        for (var one : list) {
          out.append(separator);
          write(one, out, true);
          separator = ", ";
        }
        out.append('}');
      }
      default -> out.append(Printer.text(value, out.budget()));
    }
    out.budget().leave();
  }
}
