package dev.tsunagi.oci;

import module java.base;

/// The key pair of all workload sessions of an operator.
///
/// One is enough: a session's token names the principal and is bound to the key, and who could read
/// one key of this process could read them all. Making one costs as much as signing two hundred
/// requests, and a cluster may have an identity in each of hundreds of namespaces.
record SessionKey(PublicKey publicKey, byte[] privateKeyPem) {

  static SessionKey generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var pair = generator.generateKeyPair();
      return new SessionKey(pair.getPublic(), pem(pair.getPrivate()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  private static byte[] pem(PrivateKey key) {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return ("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
