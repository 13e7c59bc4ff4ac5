package dev.tsunagi.template.functions;

import java.security.PrivateKey;
import java.security.interfaces.RSAKey;

/// What slow functions take from the budget of a rendering, in steps: as much as they take in time,
/// with some ten million steps a second.
final class Costs {

  static final int BCRYPT = 1_000_000;
  static final int SCRYPT = 2_000_000;
  static final int RSA_4096 = 8_000_000;
  static final int RSA_2048 = 2_000_000;
  static final int SMALL_KEY = 100_000;
  static final int MAKE_STORE = 500_000;

  /// Whoever made the store chose how slow it is, up to what Java still opens.
  static final int OPEN_STORE = 2_500_000;

  private static final int SIGNATURE = 100_000;

  private Costs() {}

  /// Of one use of a private key. The time grows with the third power of the size of RSA's.
  static long signature(PrivateKey key) {
    long size = key instanceof RSAKey rsa ? Math.max(1, rsa.getModulus().bitLength() / 1024) : 2;
    return SIGNATURE * size * size * size / 8;
  }
}
