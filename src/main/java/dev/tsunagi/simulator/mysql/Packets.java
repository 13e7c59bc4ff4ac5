package dev.tsunagi.simulator.mysql;

import module java.base;

/// Frames: three bytes of length, one of sequence, the rest. Reads no byte too many, so that TLS
/// can begin in between.
final class Packets {

  private static final int LONGEST = 1 << 20;

  private InputStream in;
  private OutputStream out;
  private int sequence;

  Packets(Socket socket) throws IOException {
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /// Goes on over another socket.
  void over(Socket other) throws IOException {
    in = other.getInputStream();
    out = other.getOutputStream();
  }

  byte[] read() throws IOException {
    var header = in.readNBytes(4);
    if (header.length < 4) {
      throw new EOFException();
    }
    var length = (header[0] & 255) | (header[1] & 255) << 8 | (header[2] & 255) << 16;
    if (length > LONGEST) {
      throw new IOException("a packet of %d bytes".formatted(length));
    }
    sequence = (header[3] & 255) + 1;
    return in.readNBytes(length);
  }

  void write(Body body) throws IOException {
    var bytes = body.bytes();
    out.write(
        new byte[] {
          (byte) bytes.length,
          (byte) (bytes.length >> 8),
          (byte) (bytes.length >> 16),
          (byte) sequence++
        });
    out.write(bytes);
    out.flush();
  }

  /// The packet begins a conversation.
  void first(Body body) throws IOException {
    sequence = 0;
    write(body);
  }

  /// A packet in the making.
  static final class Body {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    byte[] bytes() {
      return bytes.toByteArray();
    }

    /// The lowest `count` bytes of a number, the lowest first.
    Body number(long value, int count) {
      for (var i = 0; i < count; i++) {
        bytes.write((int) (value >> (8 * i)));
      }
      return this;
    }

    Body raw(byte[] some) {
      bytes.writeBytes(some);
      return this;
    }

    Body zeroed(String text) {
      return raw(text.getBytes(StandardCharsets.UTF_8)).number(0, 1);
    }

    /// A number of any size.
    Body counted(int value) {
      return value < 251
          ? number(value, 1)
          : value < 1 << 16 ? number(0xfc, 1).number(value, 2) : number(0xfd, 1).number(value, 3);
    }

    Body text(String text) {
      var encoded = text.getBytes(StandardCharsets.UTF_8);
      return counted(encoded.length).raw(encoded);
    }
  }
}
