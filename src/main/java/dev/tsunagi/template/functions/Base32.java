package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.GoText;

/// Base32 with padding.
final class Base32 {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32() {}

  static String encode(byte[] bytes) {
    var out = new StringBuilder();
    long bits = 0;
    int count = 0;
    for (byte one : bytes) {
      bits = (bits << 8) | (one & 0xFF);
      for (count += 8; count >= 5; count -= 5) {
        out.append(ALPHABET.charAt((int) (bits >> (count - 5)) & 31));
      }
      bits &= 31;
    }
    if (count > 0) {
      out.append(ALPHABET.charAt((int) (bits << (5 - count)) & 31));
    }
    return out.append("=".repeat((8 - out.length() % 8) % 8)).toString();
  }

  /// The bytes as text, or Go's message.
  static String decode(String text) {
    var bare = text.replace("\n", "").replace("\r", "");
    int end = bare.length();
    while (end > 0 && bare.charAt(end - 1) == '=') {
      end--;
    }
    var out = new ByteArrayOutputStream();
    int bits = 0;
    int count = 0;
    for (int i = 0; i < end; i++) {
      int digit = ALPHABET.indexOf(bare.charAt(i));
      if (digit < 0) {
        return "illegal base32 data at input byte " + i;
      }
      bits = ((bits << 5) | digit) & 0xFFF;
      count += 5;
      if (count >= 8) {
        count -= 8;
        out.write(bits >> count);
      }
    }
    boolean whole = bare.length() % 8 == 0 && Set.of(0, 1, 3, 4, 6).contains(bare.length() - end);
    return whole
        ? GoText.decode(out.toByteArray())
        : "illegal base32 data at input byte " + bare.length();
  }
}
