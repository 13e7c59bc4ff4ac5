package dev.tsunagi.metrics.endpoint;

import module java.base;

import java.security.cert.Certificate;

/// Keys and certificates in PEM.
final class Pairs {

  private Pairs() {}

  static KeyPair generate(String algorithm, int size) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  static Certificate elliptic(Path certificate, Path key) throws Exception {
    var pair = generate("EC", 256);
    var made = SelfSigned.certificate(pair, Instant.now());
    Files.writeString(key, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Files.writeString(certificate, pem("CERTIFICATE", made.getEncoded()));
    return made;
  }

  /// As cert-manager writes it: an RSA key in PKCS#1, which is the tail of its PKCS#8.
  static Certificate rsa(Path certificate, Path key) throws Exception {
    var pair = generate("RSA", 2048);
    var issuer = generate("EC", 256);
    var made =
        SelfSigned.certificate(new KeyPair(pair.getPublic(), issuer.getPrivate()), Instant.now());
    var pkcs8 = pair.getPrivate().getEncoded();
    Files.writeString(key, pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length)));
    Files.writeString(certificate, pem("CERTIFICATE", made.getEncoded()));
    return made;
  }

  private static String pem(String what, byte[] der) {
    var body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(what, body);
  }
}
