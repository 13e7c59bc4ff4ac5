package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.api.secrets.DecodingStrategy;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// The stage that decodes what a provider holds in base64.
///
/// Both alphabets are read as Go reads them: padded, and line breaks do not count.
public final class Decoding {

  private Decoding() {}

  /// The value decoded.
  ///
  /// @throws dev.tsunagi.failure.FailureException when it is not what the strategy names
  public static SecretValue decode(DecodingStrategy strategy, SecretValue value) {
    return switch (strategy) {
      case NONE -> value;
      case BASE64 -> base64(value).orElseThrow(() -> Refusal.because("value is not base64"));
      case BASE64_URL ->
          base64Url(value).orElseThrow(() -> Refusal.because("value is not base64url"));
      case AUTO -> base64(value).or(() -> base64Url(value)).orElse(value);
    };
  }

  /// Every value decoded; the message of a refusal names the key.
  public static SecretData decode(DecodingStrategy strategy, SecretData data) {
    var decoded = new TreeMap<String, SecretValue>();
    data.values().forEach((key, value) -> decoded.put(key, decode(strategy, key, value)));
    return new SecretData(decoded);
  }

  private static SecretValue decode(DecodingStrategy strategy, String key, SecretValue value) {
    try {
      return decode(strategy, value);
    } catch (FailureException e) {
      throw e.within("key " + key);
    }
  }

  private static Optional<SecretValue> base64(SecretValue value) {
    return decoded(Base64.getDecoder(), value);
  }

  private static Optional<SecretValue> base64Url(SecretValue value) {
    return decoded(Base64.getUrlDecoder(), value);
  }

  private static Optional<SecretValue> decoded(Base64.Decoder decoder, SecretValue value) {
    var text = withoutLineBreaks(value.bytes());
    if (text.length % 4 != 0) {
      return Optional.empty(); // Java would forgive missing padding, Go does not
    }
    try {
      return Optional.of(SecretValue.of(decoder.decode(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static byte[] withoutLineBreaks(byte[] text) {
    var kept = new byte[text.length];
    var length = 0;
    for (var b : text) {
      if (b != '\n' && b != '\r') {
        kept[length++] = b;
      }
    }
    return Arrays.copyOf(kept, length);
  }
}
