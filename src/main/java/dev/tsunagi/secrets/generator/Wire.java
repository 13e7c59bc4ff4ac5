package dev.tsunagi.secrets.generator;

import module java.base;

/// Bytes in SSH's encoding (RFC 4251 §5).
final class Wire {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Wire raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /// Preceded by its length.
  Wire block(byte[] bytes) {
    return number(bytes.length, 4).raw(bytes);
  }

  Wire text(String text) {
    return block(text.getBytes(StandardCharsets.UTF_8));
  }

  /// An `mpint`: two's complement, preceded by its length.
  Wire integer(BigInteger number) {
    return block(number.signum() == 0 ? new byte[0] : number.toByteArray());
  }

  /// Big-endian in exactly `size` bytes.
  Wire number(int number, int size) {
    return number(BigInteger.valueOf(Integer.toUnsignedLong(number)), size);
  }

  /// Big-endian in exactly `size` bytes; the number is not negative and has no more.
  Wire number(BigInteger number, int size) {
    var digits = number.toByteArray();
    var sized = new byte[size];
    var taken = Math.min(digits.length, size);
    System.arraycopy(digits, digits.length - taken, sized, size - taken, taken);
    return raw(sized);
  }

  /// Filled up with 1, 2, 3 … to a multiple of `block`.
  Wire pad(int block) {
    for (var i = 1; out.size() % block != 0; i++) {
      out.write(i);
    }
    return this;
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  static byte[] reversed(byte[] bytes) {
    var reversed = new byte[bytes.length];
    for (var i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
