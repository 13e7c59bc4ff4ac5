package dev.tsunagi.template.value;

import module java.base;

/// Writes values as Go's `%v` does.
public final class Printer {

  private Printer() {}

  public static String text(Object value, Budget budget) {
    if (value instanceof String text) {
      return text;
    }
    var out = new Output(budget);
    print(value, out);
    return out.toString();
  }

  /// As `fmt.Sprint`: a space between two operands when neither is a string.
  public static String sprint(List<Object> values, Budget budget) {
    var out = new Output(budget);
    boolean wasText = true;
    for (int i = 0; i < values.size(); i++) {
      boolean isText = values.get(i) instanceof String;
      out.append(i > 0 && !isText && !wasText ? " " : "");
      print(values.get(i), out);
      wasText = isText;
    }
    return out.toString();
  }

  public static void print(Object value, Output out) {
    walk(value, out, leaf -> leaf(leaf));
  }

  /// Writes lists and maps in Go's brackets and everything else as told.
  public static void walk(Object value, Output out, Function<Object, String> leaf) {
    switch (value) {
      case Map<?, ?> map -> {
        out.budget().enter();
        out.append("map[");
        var separator = "";
        for (var entry : map.entrySet()) {
          out.append(separator).append(leaf.apply(entry.getKey())).append(':');
          walk(entry.getValue(), out, leaf);
          separator = " ";
        }
        out.append(']').budget().leave();
      }
      case List<?> list -> {
        out.budget().enter();
        out.append('[');
        var separator = "";
        for (var element : list) {
          out.append(separator);
          walk(element, out, leaf);
          separator = " ";
        }
        out.append(']').budget().leave();
      }
      default -> out.append(leaf.apply(value));
    }
  }

  private static String leaf(Object value) {
    return switch (value) {
      case Double number -> Floats.general(number, -1);
      case Struct struct -> struct.text();
      default -> value.toString();
    };
  }
}
