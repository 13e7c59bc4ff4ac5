package dev.tsunagi.metrics.endpoint;

import module java.base;

import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/// A key and a certificate for it that nobody vouches for: enough to keep tokens off the wire. It
/// lives in memory only.
///
/// The JDK makes keys and signatures but no certificates, so those few bytes of DER are ours.
final class SelfSigned {

  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int INTEGER = 0x02;
  private static final int BITS = 0x03;
  private static final int OCTETS = 0x04;
  private static final int UTF8 = 0x0C;
  private static final int TIME = 0x17;
  private static final int VERSION = 0xA0;
  private static final int EXTENSIONS = 0xA3;
  private static final int DNS_NAME = 0x82;

  private static final byte[] ECDSA_WITH_SHA256 =
      tagged(SEQUENCE, HexFormat.of().parseHex("06082a8648ce3d040302"));
  private static final byte[] COMMON_NAME = HexFormat.of().parseHex("0603550403");
  private static final byte[] ALTERNATIVE_NAMES = HexFormat.of().parseHex("0603551d11");
  private static final Duration VALID = Duration.ofDays(3650);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private SelfSigned() {}

  static KeyStore store(char[] password) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      var pair = generator.generateKeyPair();
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      var chain = new Certificate[] {certificate(pair, Instant.now())};
      store.setKeyEntry("metrics", pair.getPrivate(), password, chain);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("every JDK has P-256 and PKCS12", e);
    }
  }

  static Certificate certificate(KeyPair pair, Instant now) throws GeneralSecurityException {
    var content = content(pair.getPublic(), now.minus(Duration.ofHours(1)));
    var signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(content);
    var der = tagged(SEQUENCE, content, ECDSA_WITH_SHA256, bits(signature.sign()));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(der));
  }

  private static byte[] content(PublicKey key, Instant from) {
    return tagged(
        SEQUENCE,
        tagged(VERSION, tagged(INTEGER, new byte[] {2})),
        tagged(INTEGER, new BigInteger(63, new SecureRandom()).toByteArray()),
        ECDSA_WITH_SHA256,
        name("tsunagi-metrics"),
        tagged(SEQUENCE, time(from), time(from.plus(VALID))),
        name("tsunagi-metrics"),
        key.getEncoded(),
        tagged(EXTENSIONS, tagged(SEQUENCE, alternatives("localhost"))));
  }

  private static byte[] name(String name) {
    var text = tagged(UTF8, name.getBytes(StandardCharsets.UTF_8));
    return tagged(SEQUENCE, tagged(SET, tagged(SEQUENCE, COMMON_NAME, text)));
  }

  private static byte[] alternatives(String host) {
    var names = tagged(SEQUENCE, tagged(DNS_NAME, host.getBytes(StandardCharsets.US_ASCII)));
    return tagged(SEQUENCE, ALTERNATIVE_NAMES, tagged(OCTETS, names));
  }

  private static byte[] time(Instant time) {
    return tagged(TIME, STAMP.format(time).getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] bits(byte[] bytes) {
    return tagged(BITS, new byte[] {0}, bytes);
  }

  private static byte[] tagged(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    Stream.of(parts).forEach(content::writeBytes);
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.size() >= 0x100) {
      out.writeBytes(new byte[] {(byte) 0x82, (byte) (content.size() >> 8)});
    } else if (content.size() >= 0x80) {
      out.write(0x81);
    }
    out.write(content.size());
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
