package dev.tsunagi.template.value;

import module java.base;

import dev.tsunagi.template.value.Printf.Spec;

/// Writes integers for `printf`.
final class Integers {

  private Integers() {}

  static String format(Spec spec, long number, Object value, Budget budget) {
    return switch (spec.verb()) {
      case 'v', 'd' -> digits(spec, number, 10, "", budget);
      case 'b' -> digits(spec, number, 2, spec.has('#') ? "0b" : "", budget);
      case 'o' -> digits(spec, number, 8, spec.has('#') ? "0" : "", budget);
      case 'O' -> digits(spec, number, 8, "0o", budget);
      case 'x' -> digits(spec, number, 16, spec.has('#') ? "0x" : "", budget);
      case 'X' -> digits(spec, number, 16, spec.has('#') ? "0X" : "", budget);
      case 'c' -> Verbs.pad(spec, character(number), budget);
      case 'q' -> Verbs.pad(spec, Quote.quoted(character(number), '\'', spec.has('+')), budget);
      case 'U' -> Verbs.pad(spec, code(spec, number), budget);
      default -> Verbs.bad(spec, value, budget);
    };
  }

  private static String character(long number) {
    return number == (int) number && Character.isValidCodePoint((int) number)
        ? Character.toString((int) number)
        : "\uFFFD";
  }

  private static String code(Spec spec, long number) {
    return spec.has('#') && number == (int) number
        ? Quote.unicode((int) number)
        : "U+%04X".formatted(number);
  }

  private static String digits(Spec spec, long number, int radix, String prefix, Budget budget) {
    var digits = new BigInteger(Long.toString(number)).abs().toString(radix);
    if (spec.verb() == 'X') {
      digits = digits.toUpperCase(Locale.ROOT);
    }
    if (spec.precision() != null) {
      budget.room(spec.precision());
      digits = "0".repeat(Math.max(0, spec.precision() - digits.length())) + digits;
      if (spec.precision() == 0 && number == 0) {
        return Verbs.pad(new Spec(spec.verb(), "", spec.width(), null), "", budget);
      }
    }
    var sign = number < 0 ? "-" : spec.has('+') ? "+" : spec.has(' ') ? " " : "";
    var text = sign + prefix + digits;
    return spec.precision() == null
        ? zeroPad(spec, text, budget)
        : Verbs.pad(
            new Spec(spec.verb(), spec.flags().replace("0", ""), spec.width(), null), text, budget);
  }

  /// Zeros go between the sign and the digits.
  static String zeroPad(Spec spec, String text, Budget budget) {
    Integer width = spec.width();
    if (width == null || !spec.has('0') || spec.has('-') || width <= text.length()) {
      return Verbs.pad(spec, text, budget);
    }
    budget.room(width);
    int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
    return text.substring(0, sign) + "0".repeat(width - text.length()) + text.substring(sign);
  }
}
