package dev.tsunagi.simulator.kubernetes.auth;

import module java.base;

import java.security.Signature;

/// A self-signed certificate for 127.0.0.1 and localhost, made anew for each server. The JDK can
/// read certificates but not make them, so the few DER structures are written out here.
public final class Certificate {

  private static final byte[] RSA_SHA256 =
      sequence(oid(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b), tagged(0x05));

  private final KeyPair keys;
  private final byte[] encoded;

  private Certificate(KeyPair keys, byte[] encoded) {
    this.keys = keys;
    this.encoded = encoded;
  }

  public static Certificate create(Instant now) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      var keys = generator.generateKeyPair();
      var body = body(keys.getPublic(), now);
      var signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(keys.getPrivate());
      signer.update(body);
      return new Certificate(keys, sequence(body, RSA_SHA256, bits(signer.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The form that kubeconfig files embed.
  public String pem() {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
  }

  /// For a server that shows this certificate.
  public SSLContext context() {
    try {
      var certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(encoded));
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "server",
          keys.getPrivate(),
          new char[0],
          new java.security.cert.Certificate[] {certificate});
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, new char[0]);
      var context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] body(PublicKey key, Instant now) {
    var commonName = sequence(oid(0x55, 0x04, 0x03), tagged(0x0c, ascii("kubernetes-simulator")));
    var name = sequence(tagged(0x31, commonName));
    var localhost = new byte[] {127, 0, 0, 1};
    var alternatives = sequence(tagged(0x87, localhost), tagged(0x82, ascii("localhost")));
    var authority = sequence(tagged(0x01, new byte[] {-1}));
    var extensions =
        sequence(
            sequence(oid(0x55, 0x1d, 0x11), tagged(0x04, alternatives)),
            sequence(oid(0x55, 0x1d, 0x13), tagged(0x04, authority)));
    return sequence(
        tagged(0xa0, tagged(0x02, new byte[] {2})),
        tagged(0x02, BigInteger.valueOf(now.toEpochMilli()).toByteArray()),
        RSA_SHA256,
        name,
        sequence(time(now.minus(Duration.ofDays(1))), time(now.plus(Duration.ofDays(3650)))),
        name,
        key.getEncoded(),
        tagged(0xa3, extensions));
  }

  private static byte[] time(Instant instant) {
    var form =
        DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    return tagged(0x18, ascii(form.format(instant)));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] oid(int... bytes) {
    var content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    return tagged(0x06, content);
  }

  private static byte[] bits(byte[] content) {
    return tagged(0x03, new byte[] {0}, content);
  }

  private static byte[] sequence(byte[]... parts) {
    return tagged(0x30, parts);
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (var part : parts) {
      content.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.size() < 128) {
      out.write(content.size());
    } else {
      var length = BigInteger.valueOf(content.size()).toByteArray();
      var from = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - from));
      out.write(length, from, length.length - from);
    }
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
