package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushData.ConversionStrategy;

/// How keys of a Secret are read: `_U0022_` as the character of that code point. Pure.
final class ReverseUnicode {

  private static final Pattern ESCAPE = Pattern.compile("_U([0-9a-f]{4,5})_");

  private ReverseUnicode() {}

  static String read(ConversionStrategy strategy, String key) {
    return switch (strategy) {
      case NONE -> key;
      case REVERSE_UNICODE ->
          ESCAPE.matcher(key).replaceAll(m -> Matcher.quoteReplacement(character(m)));
    };
  }

  /// What is no character stays as it is written.
  private static String character(MatchResult escape) {
    var codePoint = Integer.parseInt(escape.group(1), 16);
    return Character.isValidCodePoint(codePoint)
            && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)
        ? Character.toString(codePoint)
        : escape.group();
  }
}
