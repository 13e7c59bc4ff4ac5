package dev.tsunagi.secrets.provider.vault;

import module java.base;

/// Short names for long texts. Never for secrets: whoever guesses the text knows its digest.
final class Digests {

  private Digests() {}

  static String hex(String text, int digits) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
