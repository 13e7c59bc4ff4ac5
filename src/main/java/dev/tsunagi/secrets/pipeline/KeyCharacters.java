package dev.tsunagi.secrets.pipeline;

/// Which characters ESO takes for fit to be in a key: letters and numbers of any script among them,
/// although an API server takes those of ASCII only.
final class KeyCharacters {

  private KeyCharacters() {}

  static boolean fits(int c) {
    return c == '-' || c == '.' || c == '_' || Character.isLetter(c) || isNumber(c);
  }

  /// Go's notion: Roman numerals and fractions are numbers, too.
  private static boolean isNumber(int c) {
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
      default -> false;
    };
  }
}
