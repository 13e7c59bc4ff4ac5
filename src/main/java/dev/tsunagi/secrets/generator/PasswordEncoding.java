package dev.tsunagi.secrets.generator;

import module java.base;

import dev.tsunagi.api.generators.PasswordSpec.Encoding;
import dev.tsunagi.secrets.SecretValue;

/// How a password is written. All encodings are padded, as in Go.
final class PasswordEncoding {

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private PasswordEncoding() {}

  static SecretValue encode(Encoding encoding, String password) {
    var bytes = password.getBytes(StandardCharsets.UTF_8);
    return SecretValue.of(
        switch (encoding) {
          case RAW -> password;
          case HEX -> HexFormat.of().formatHex(bytes);
          case BASE64 -> Base64.getEncoder().encodeToString(bytes);
          case BASE64_URL -> Base64.getUrlEncoder().encodeToString(bytes);
          case BASE32 -> base32(bytes);
        });
  }

  /// RFC 4648, which the JDK does not have.
  private static String base32(byte[] bytes) {
    var text = new StringBuilder();
    for (var bit = 0; bit < bytes.length * 8; bit += 5) {
      var group = 0;
      for (var i = bit; i < bit + 5; i++) {
        group = (group << 1) | bit(bytes, i);
      }
      text.append(BASE32.charAt(group));
    }
    while (text.length() % 8 != 0) {
      text.append('=');
    }
    return text.toString();
  }

  private static int bit(byte[] bytes, int at) {
    return at / 8 < bytes.length ? (bytes[at / 8] >> (7 - at % 8)) & 1 : 0;
  }
}
