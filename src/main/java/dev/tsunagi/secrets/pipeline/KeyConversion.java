package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.api.secrets.ConversionStrategy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// The stage that makes names of other systems fit to be keys of a Secret.
public final class KeyConversion {

  private KeyConversion() {}

  /// The data under converted keys.
  ///
  /// @throws dev.tsunagi.failure.FailureException when two keys become one
  public static SecretData convert(ConversionStrategy strategy, SecretData data) {
    var converted = new TreeMap<String, SecretValue>();
    data.values()
        .forEach(
            (key, value) -> {
              var name = convert(strategy, key);
              if (converted.put(name, value) != null) {
                throw Refusal.because("secret name collision during conversion: " + name);
              }
            });
    return new SecretData(converted);
  }

  static String convert(ConversionStrategy strategy, String key) {
    var name = new StringBuilder();
    key.codePoints()
        .forEach(
            c ->
                name.append(
                    KeyCharacters.fits(c) ? Character.toString(c) : replacement(strategy, c)));
    return name.toString();
  }

  private static String replacement(ConversionStrategy strategy, int c) {
    return switch (strategy) {
      case DEFAULT -> "_";
      case UNICODE -> "_U%04x_".formatted(c);
    };
  }
}
