package dev.tsunagi.terraform;

import module java.base;

import com.google.protobuf.CodedOutputStream;

/// A protobuf message in the making, field by field.
final class WireMessage {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

  WireMessage text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  WireMessage message(int field, WireMessage message) {
    return bytes(field, message.toBytes());
  }

  /// False and 0 are what a missing field means.
  WireMessage number(int field, long number) {
    try {
      if (number != 0) {
        out.writeInt64(field, number);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private WireMessage bytes(int field, byte[] value) {
    try {
      out.writeByteArray(field, value);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] toBytes() {
    try {
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
