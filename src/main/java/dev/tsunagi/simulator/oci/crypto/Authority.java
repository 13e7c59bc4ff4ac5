package dev.tsunagi.simulator.oci.crypto;

import module java.base;

import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

/// A certificate authority of its own, made afresh for each simulator.
public final class Authority {

  private static final String NAME = "Simulated Oracle Cloud";
  private static final Duration LIFE = Duration.ofDays(3650);
  private static final byte[] SHA256_WITH_RSA =
      Der.sequence(Der.oid("1.2.840.113549.1.1.11"), new byte[] {5, 0});
  private static final String ORGANIZATIONAL_UNIT = "2.5.4.11";
  private static final String COMMON_NAME = "2.5.4.3";

  private final KeyPair keys = Rsa.generate();
  private final Clock clock;
  private final X509Certificate certificate;

  public Authority(Clock clock) {
    this.clock = clock;
    var extensions =
        Der.sequence(
            extension("2.5.29.19", true, Der.sequence(Der.bool(true))),
            // keyCertSign and cRLSign
            extension("2.5.29.15", true, Der.bits(1, (byte) 0x06)),
            extension("2.5.29.14", false, Der.octets(keyId(keys.getPublic()))));
    this.certificate = issue(name(List.of(), NAME), keys.getPublic(), extensions);
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /// A certificate for a server that is reached under these names and addresses.
  public X509Certificate server(PublicKey key, Collection<String> hosts) {
    var names = hosts.stream().map(Authority::alternativeName).toArray(byte[][]::new);
    return issue(
        name(List.of(), "simulator"),
        key,
        Der.sequence(
            extension("2.5.29.17", false, Der.sequence(names)),
            extension("2.5.29.37", false, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))),
            authorityKey()));
  }

  /// A certificate for a client whose subject says what it is, e.g. `opc-tenant:ocid1…`.
  public X509Certificate client(PublicKey key, List<String> units, String commonName) {
    return issue(name(units, commonName), key, Der.sequence(authorityKey()));
  }

  public boolean issued(X509Certificate other) {
    try {
      other.verify(keys.getPublic());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  public static X509Certificate parse(byte[] der) {
    try {
      var factory = CertificateFactory.getInstance("X.509");
      return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  public static String pem(X509Certificate certificate) {
    try {
      return Rsa.pem("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a parsed certificate has an encoding", e);
    }
  }

  private X509Certificate issue(byte[] subject, PublicKey key, byte[] extensions) {
    var now = clock.instant();
    var body =
        Der.sequence(
            Der.context(0, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(120, new SecureRandom())),
            SHA256_WITH_RSA,
            name(List.of(), NAME),
            Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(LIFE))),
            subject,
            key.getEncoded(),
            Der.context(3, extensions));
    return parse(
        Der.sequence(body, SHA256_WITH_RSA, Der.bits(0, Rsa.sign(keys.getPrivate(), body))));
  }

  private byte[] authorityKey() {
    return extension("2.5.29.35", false, Der.sequence(Der.implicit(0, keyId(keys.getPublic()))));
  }

  private static byte[] extension(String oid, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
        : Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] name(List<String> units, String commonName) {
    var parts = new ArrayList<byte[]>();
    units.forEach(unit -> parts.add(attribute(ORGANIZATIONAL_UNIT, unit)));
    parts.add(attribute(COMMON_NAME, commonName));
    return Der.sequence(parts.toArray(byte[][]::new));
  }

  private static byte[] attribute(String oid, String value) {
    return Der.set(Der.sequence(Der.oid(oid), Der.utf8(value)));
  }

  private static byte[] alternativeName(String host) {
    if (host.matches("[0-9.]+|.*:.*")) {
      try {
        return Der.implicit(7, InetAddress.getByName(host).getAddress());
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException("not an address: " + host, e);
      }
    }
    return Der.implicit(2, host.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] keyId(PublicKey key) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
