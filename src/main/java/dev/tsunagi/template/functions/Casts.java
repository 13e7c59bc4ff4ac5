package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.Budget;
import dev.tsunagi.template.value.Nil;
import dev.tsunagi.template.value.Printer;

/// Sprig's lenient conversions: what does not convert is zero.
final class Casts {

  private static final Pattern INTEGER =
      Pattern.compile("[+-]?(0[xX]_?[0-9a-fA-F_]+|0[oO]?[0-7_]*|0[bB][01_]+|[1-9][0-9_]*)");

  private Casts() {}

  static long integer(Object value) {
    return switch (value) {
      case Integer number -> number;
      case Long number -> number;
      case Double number -> number.longValue();
      case Boolean bool -> bool ? 1 : 0;
      case String text -> parsed(text);
      default -> 0;
    };
  }

  private static long parsed(String text) {
    var digits = text.replaceFirst("\\.0*$", text.matches(".*\\.0+") ? "" : ".");
    if (!INTEGER.matcher(digits).matches()) {
      return 0;
    }
    var bare = digits.replace("_", "");
    boolean octal = bare.matches("[+-]?0[0-7oO]+");
    boolean binary = bare.matches("[+-]?0[bB].*");
    try {
      return octal
          ? Long.parseLong(bare.replaceFirst("[oO]", ""), 8)
          : binary ? Long.parseLong(bare.replaceFirst("0[bB]", ""), 2) : Long.decode(bare);
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  static double real(Object value) {
    return switch (value) {
      case Integer number -> number;
      case Long number -> number;
      case Double number -> number;
      case Boolean bool -> bool ? 1 : 0;
      case String text -> parsedReal(text);
      default -> 0;
    };
  }

  private static double parsedReal(String text) {
    try {
      return text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?") ? Double.parseDouble(text) : 0;
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  /// What `toString` gives.
  static String text(Object value, Budget budget) {
    return Printer.text(value, budget);
  }

  static List<Object> withoutNil(List<?> values) {
    return values.stream().filter(value -> value != Nil.NIL).map(value -> (Object) value).toList();
  }

  /// The texts of a list; of anything else, the one text.
  static List<String> texts(Object value, Budget budget) {
    return switch (value) {
      case Nil _ -> List.of();
      case List<?> list -> withoutNil(list).stream().map(v -> text(v, budget)).toList();
      default -> List.of(text(value, budget));
    };
  }
}
