package dev.tsunagi.simulator.oci.crypto;

import module java.base;

/// Writes the few ASN.1 types that a certificate is made of: the JDK reads them only.
final class Der {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(0x30, joined(parts));
  }

  static byte[] set(byte[]... parts) {
    return tagged(0x31, joined(parts));
  }

  static byte[] integer(BigInteger number) {
    return tagged(0x02, number.toByteArray());
  }

  static byte[] bool(boolean value) {
    return tagged(0x01, (byte) (value ? 0xff : 0));
  }

  static byte[] utf8(String text) {
    return tagged(0x0c, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] time(Instant instant) {
    // UTCTime until 2049, as RFC 5280 wants it.
    var text = TIME.format(instant);
    return text.compareTo("2050") < 0
        ? tagged(0x17, text.substring(2).getBytes(StandardCharsets.US_ASCII))
        : tagged(0x18, text.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] octets(byte[] bytes) {
    return tagged(0x04, bytes);
  }

  /// `unused` is how many of the last bits do not count.
  static byte[] bits(int unused, byte... bytes) {
    return tagged(0x03, joined(new byte[] {(byte) unused}, bytes));
  }

  /// An explicit context tag.
  static byte[] context(int number, byte[] content) {
    return tagged(0xa0 | number, content);
  }

  /// An implicit context tag of a plain type.
  static byte[] implicit(int number, byte[] content) {
    return tagged(0x80 | number, content);
  }

  static byte[] oid(String dotted) {
    var arcs = Arrays.stream(dotted.split("\\.")).mapToInt(Integer::parseInt).toArray();
    var out = new ByteArrayOutputStream();
    out.write(arcs[0] * 40 + arcs[1]);
    for (var i = 2; i < arcs.length; i++) {
      for (var shift = 28; shift > 0; shift -= 7) {
        if (arcs[i] >> shift != 0) {
          out.write(0x80 | (arcs[i] >> shift & 0x7f));
        }
      }
      out.write(arcs[i] & 0x7f);
    }
    return tagged(0x06, out.toByteArray());
  }

  private static byte[] tagged(int tag, byte... content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      var length = BigInteger.valueOf(content.length).toByteArray();
      var from = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - from));
      out.write(length, from, length.length - from);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
