package dev.tsunagi.oci;

import module java.base;

/// The key pair of all workload sessions of an operator.
///
/// One is enough: a session's token names the principal and is bound to the key, and who could read
/// one key of this process could read them all. Making one costs as much as signing two hundred
/// requests, and a cluster may have an identity in each of hundreds of namespaces.
final class SessionKey {

  private final PublicKey publicKey;
  private final byte[] privateKeyPem;

  private SessionKey(KeyPair pair) {
    this.publicKey = pair.getPublic();
    this.privateKeyPem = pem(pair.getPrivate());
  }

  static SessionKey generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return new SessionKey(generator.generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  PublicKey publicKey() {
    return publicKey;
  }

  InputStream privateKeyPem() {
    return new ByteArrayInputStream(privateKeyPem);
  }

  private static byte[] pem(PrivateKey key) {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    return ("-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
