package dev.tsunagi.template.functions;

import module java.base;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/// The little of DER that keys need.
final class Der {

  static final int INTEGER = 0x02;
  static final int BITS = 0x03;
  static final int OCTETS = 0x04;
  static final int SEQUENCE = 0x30;
  static final int CONTEXT = 0xA0;

  /// One element: its tag, and its content.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Element(int tag, byte[] content) {

    List<Element> children() {
      return read(content);
    }
  }

  private Der() {}

  static byte[] write(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length >= 0x80) {
      var size = BigInteger.valueOf(length).toByteArray();
      int skip = size[0] == 0 ? 1 : 0;
      out.write(0x80 | (size.length - skip));
      out.write(size, skip, size.length - skip);
    } else {
      out.write(length);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  static byte[] integer(int value) {
    return write(INTEGER, BigInteger.valueOf(value).toByteArray());
  }

  /// The elements of some bytes.
  ///
  /// @throws IllegalArgumentException when they are no DER
  static List<Element> read(byte[] bytes) {
    try {
      var in = ByteBuffer.wrap(bytes);
      var elements = new ArrayList<Element>();
      while (in.hasRemaining()) {
        int tag = in.get() & 0xFF;
        var content = new byte[length(in)];
        in.get(content);
        elements.add(new Element(tag, content));
      }
      return elements;
    } catch (BufferUnderflowException _) {
      throw new IllegalArgumentException("not DER");
    }
  }

  private static int length(ByteBuffer in) {
    int first = in.get() & 0xFF;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = first & 0x7F; i > 0; i--) {
      length = (length << 8) | (in.get() & 0xFF);
      if (length < 0 || length > in.capacity()) {
        throw new IllegalArgumentException("not DER");
      }
    }
    return length;
  }
}
