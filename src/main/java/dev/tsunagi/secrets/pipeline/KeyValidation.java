package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.secrets.SecretData;

/// The stage that refuses keys which a Secret cannot have.
public final class KeyValidation {

  private static final int LONGEST = 253;
  private static final String TIP =
      "invalid secret keys (TIP: use rewrite or conversionStrategy to change keys): ";

  private KeyValidation() {}

  /// The data without the empty key, which is dropped without a word, as ESO does.
  ///
  /// @throws dev.tsunagi.failure.FailureException for the first key by name that is not fit
  public static SecretData check(SecretData data) {
    data.names().forEach(KeyValidation::check);
    if (!data.names().contains("")) {
      return data;
    }
    var named = new TreeMap<>(data.values());
    named.remove("");
    return new SecretData(named);
  }

  private static void check(String key) {
    var length = key.getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST) {
      throw Refusal.because(
          TIP
              + "key has length %d but max is %d: (following is truncated): %s"
                  .formatted(length, LONGEST, beginning(key)));
    }
    key.codePoints()
        .filter(c -> !KeyCharacters.fits(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw Refusal.because(
                  TIP
                      + "key has invalid character %s, only alphanumeric, '-', '.' and '_' are"
                          .formatted(Character.toString(c))
                      + " allowed: "
                      + key);
            });
  }

  private static String beginning(String key) {
    return key.length() <= LONGEST ? key : key.substring(0, LONGEST);
  }
}
