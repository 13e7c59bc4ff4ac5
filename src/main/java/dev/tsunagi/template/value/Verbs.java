package dev.tsunagi.template.value;

import module java.base;

import dev.tsunagi.template.value.Printf.Spec;

/// Writes one argument as one verb of `printf` asks.
final class Verbs {

  private Verbs() {}

  /// `%!verb(type=value)`'s inside: what Go writes for an argument that does not fit.
  static String typed(Object value, Budget budget) {
    return value == Nil.NIL ? "<nil>" : Types.name(value) + "=" + Printer.text(value, budget);
  }

  static String format(Spec spec, Object value, Budget budget) {
    if (spec.verb() == 'T') {
      return pad(spec, value == Nil.NIL ? "<nil>" : Types.name(value), budget);
    }
    if (value == Nil.NIL) {
      return spec.verb() == 'v' ? pad(spec, "<nil>", budget) : bad(spec, value, budget);
    }
    if (value instanceof Map || value instanceof List) {
      if (spec.verb() == 'v' && spec.has('#')) {
        return GoSyntax.text(value, budget);
      }
      var out = new Output(budget);
      Printer.walk(value, out, leaf -> leaf(spec, leaf, budget));
      return out.toString();
    }
    return leaf(spec, value, budget);
  }

  private static String leaf(Spec given, Object value, Budget budget) {
    // "%+v" is about the names of fields, not about signs.
    var spec = given.verb() == 'v' ? given.without('+') : given;
    if (spec.verb() == 'v' && spec.has('#')) {
      return pad(spec, GoSyntax.text(value, budget), budget);
    }
    return switch (value) {
      case Nil _ -> spec.verb() == 'v' ? pad(spec, "<nil>", budget) : bad(spec, value, budget);
      case Boolean _ when "tv".indexOf(spec.verb()) >= 0 -> pad(spec, value.toString(), budget);
      case Integer number -> Integers.format(spec, number.longValue(), value, budget);
      case Long number -> Integers.format(spec, number, value, budget);
      case Double number -> real(spec, number, budget);
      case String text -> text(spec, text, budget);
      case Struct struct -> text(spec, struct.text(), budget);
      default -> bad(spec, value, budget);
    };
  }

  static String bad(Spec spec, Object value, Budget budget) {
    return "%!" + Character.toString(spec.verb()) + "(" + typed(value, budget) + ")";
  }

  private static String text(Spec spec, String text, Budget budget) {
    var cut = spec.precision() == null ? text : cut(text, spec.precision());
    return switch (spec.verb()) {
      case 'v', 's' -> pad(spec, cut, budget);
      case 'q' -> pad(spec, quoted(spec, cut), budget);
      case 'x', 'X' -> pad(spec, hex(spec, text), budget);
      default -> bad(spec, text, budget);
    };
  }

  private static String cut(String text, int length) {
    return text.codePointCount(0, text.length()) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length));
  }

  private static String quoted(Spec spec, String text) {
    boolean raw =
        spec.has('#') && text.chars().noneMatch(c -> c == '`' || c == 0x7F || (c < ' ' && c != 9));
    return raw ? "`" + text + "`" : Quote.quoted(text, '"', spec.has('+'));
  }

  private static String hex(Spec spec, String text) {
    var bytes = GoText.encode(text);
    int length = Math.min(bytes.length, spec.precisionOr(bytes.length));
    var format = spec.verb() == 'x' ? HexFormat.of() : HexFormat.of().withUpperCase();
    if (spec.has(' ')) {
      format = format.withDelimiter(" ");
    }
    var prefix = spec.has('#') ? "0" + Character.toString(spec.verb()) : "";
    if (spec.has('#') && spec.has(' ')) {
      return format.withPrefix(prefix).formatHex(bytes, 0, length);
    }
    return length == 0 ? "" : prefix + format.formatHex(bytes, 0, length);
  }

  private static String real(Spec spec, double value, Budget budget) {
    int precision = spec.precisionOr(-1);
    budget.room(Math.max(precision, 0));
    var text =
        switch (spec.verb()) {
          case 'v', 'g' -> Floats.general(value, precision);
          case 'G' -> Floats.general(value, precision).toUpperCase(Locale.ROOT);
          case 'e', 'E' -> Floats.exponent(value, spec.precisionOr(6), (char) spec.verb());
          case 'f', 'F' -> Floats.fixed(value, spec.precisionOr(6));
          default -> "";
        };
    if (text.isEmpty()) {
      return bad(spec, value, budget);
    }
    boolean signed = text.startsWith("-") || text.startsWith("+");
    var plus = signed ? "" : spec.has('+') ? "+" : spec.has(' ') ? " " : "";
    var shown = text.equals("+Inf") && !spec.has('+') && spec.verb() != 'v' ? text : plus + text;
    return Double.isFinite(value)
        ? Integers.zeroPad(spec, shown, budget)
        : pad(spec, shown, budget);
  }

  /// Fills up to the width: with spaces, or with zeros before texts.
  static String pad(Spec spec, String text, Budget budget) {
    Integer width = spec.width();
    int length = text.codePointCount(0, text.length());
    if (width == null || width <= length) {
      return text;
    }
    budget.room(width);
    return spec.has('-')
        ? text + " ".repeat(width - length)
        : (spec.has('0') ? "0" : " ").repeat(width - length) + text;
  }
}
