package dev.tsunagi.secrets.json;

import module java.base;

/// Bytes as a `String` of one char each: the handy methods of a text with the exact meaning of
/// bytes, which is what Go's strings are. Lengths, order and malformed UTF-8 come out alike.
final class Bytes {

  private Bytes() {}

  static String of(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static String of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  static String of(int codePoint) {
    // A lone surrogate is no character: Go writes the replacement character for it.
    return of(Character.toString(isSurrogate(codePoint) ? 0xFFFD : codePoint));
  }

  static byte[] bytes(String bytes) {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(String bytes) {
    return new String(bytes(bytes), StandardCharsets.UTF_8);
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
