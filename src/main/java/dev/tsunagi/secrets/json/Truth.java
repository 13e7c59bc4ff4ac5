package dev.tsunagi.secrets.json;

import module java.base;

/// What a value amounts to as a truth value; most are neither true nor false.
final class Truth {

  private static final Set<String> TRUE = Set.of("1", "t", "true");
  private static final Set<String> FALSE = Set.of("0", "f", "false");

  private Truth() {}

  static boolean isTrue(Json value) {
    return switch (value.kind()) {
      case TRUE -> true;
      case STRING -> TRUE.contains(value.text().toLowerCase(Locale.ROOT));
      case NUMBER -> Numbers.value(value.raw()) != 0;
      default -> false;
    };
  }

  static boolean isFalse(Json value) {
    return switch (value.kind()) {
      case NULL, FALSE -> true;
      case STRING -> FALSE.contains(value.text().toLowerCase(Locale.ROOT));
      case NUMBER -> Numbers.value(value.raw()) == 0;
      default -> false;
    };
  }
}
