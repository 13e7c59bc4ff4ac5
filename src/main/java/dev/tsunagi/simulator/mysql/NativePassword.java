package dev.tsunagi.simulator.mysql;

import module java.base;

/// The method `mysql_native_password`: a server keeps the hash of a hash, a client proves by a
/// challenge that it knows the password.
final class NativePassword {

  static final String NAME = "mysql_native_password";

  private NativePassword() {}

  static byte[] kept(String password) {
    return password.isEmpty() ? new byte[0] : sha1(sha1(password.getBytes(StandardCharsets.UTF_8)));
  }

  /// Whether the answer to the challenge proves it.
  static boolean proves(byte[] answer, byte[] challenge, byte[] kept) {
    if (kept.length == 0 || answer.length != kept.length) {
      return kept.length == 0 && answer.length == 0;
    }
    var mask = sha1(challenge, kept);
    var once = new byte[answer.length];
    for (var i = 0; i < once.length; i++) {
      once[i] = (byte) (answer[i] ^ mask[i]);
    }
    return MessageDigest.isEqual(sha1(once), kept);
  }

  private static byte[] sha1(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
