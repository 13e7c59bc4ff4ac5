package dev.tsunagi.secrets.generator;

import module java.base;

import dev.tsunagi.secrets.SecretValue;

/// Writes keys as OpenSSH does: `PROTOCOL.key` of its sources for private ones, RFC 4253, RFC 5656
/// and RFC 8709 for public ones.
final class OpenSsh {

  private static final byte[] MAGIC = "openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII);
  private static final int BLOCK = 8;
  private static final int LINE = 64;

  private OpenSsh() {}

  /// A pair of keys, as numbers. Prints its type only.
  sealed interface Key {

    String type();
  }

  record Rsa(
      BigInteger n, BigInteger e, BigInteger d, BigInteger qInverse, BigInteger p, BigInteger q)
      implements Key {
    @Override
    public String type() {
      return "ssh-rsa";
    }

    @Override
    public String toString() {
      return type();
    }
  }

  record Ecdsa(int bits, BigInteger x, BigInteger y, BigInteger s) implements Key {
    @Override
    public String type() {
      return "ecdsa-sha2-" + curve();
    }

    @Override
    public String toString() {
      return type();
    }

    String curve() {
      return "nistp" + bits;
    }

    /// Uncompressed, as SEC 1 has it.
    byte[] point() {
      var size = (bits + 7) / 8;
      var point = new Wire();
      point.number(4, 1).number(x, size).number(y, size);
      return point.bytes();
    }
  }

  record Ed25519(BigInteger y, boolean xIsOdd, SecretValue seed) implements Key {
    @Override
    public String type() {
      return "ssh-ed25519";
    }

    /// Little-endian, with the sign of x in the highest bit.
    byte[] point() {
      var point = Wire.reversed(new Wire().number(y, 32).bytes());
      point[31] |= (byte) (xIsOdd ? 0x80 : 0);
      return point;
    }
  }

  /// The public key in base64.
  static String publicKey(Key key) {
    return Base64.getEncoder().encodeToString(publicBytes(key));
  }

  private static byte[] publicBytes(Key key) {
    var wire = new Wire().text(key.type());
    return switch (key) {
      case Rsa rsa -> wire.integer(rsa.e()).integer(rsa.n()).bytes();
      case Ecdsa ecdsa -> wire.text(ecdsa.curve()).block(ecdsa.point()).bytes();
      case Ed25519 ed25519 -> wire.block(ed25519.point()).bytes();
    };
  }

  /// The private key in PEM, under no passphrase. `check` is any number.
  static String privateKey(Key key, String comment, int check) {
    var secret = new Wire().number(check, 4).number(check, 4).text(key.type());
    privateNumbers(key, secret).text(comment).pad(BLOCK);
    var whole =
        new Wire()
            .raw(MAGIC)
            .text("none")
            .text("none")
            .text("")
            .number(1, 4)
            .block(publicBytes(key))
            .block(secret.bytes());
    var lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(whole.bytes());
    return "-----BEGIN OPENSSH PRIVATE KEY-----\n"
        + lines
        + "\n-----END OPENSSH PRIVATE KEY-----\n";
  }

  private static Wire privateNumbers(Key key, Wire wire) {
    return switch (key) {
      case Rsa(var n, var e, var d, var qInverse, var p, var q) ->
          wire.integer(n).integer(e).integer(d).integer(qInverse).integer(p).integer(q);
      case Ecdsa ecdsa -> wire.text(ecdsa.curve()).block(ecdsa.point()).integer(ecdsa.s());
      case Ed25519 ed25519 -> {
        var point = ed25519.point();
        var both = new Wire().raw(ed25519.seed().bytes()).raw(point);
        yield wire.block(point).block(both.bytes());
      }
    };
  }
}
