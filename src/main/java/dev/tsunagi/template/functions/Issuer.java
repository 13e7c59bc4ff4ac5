package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Issues certificates with the fields and extensions, in their order, that Go's have.
final class Issuer {

  private static final int SERIAL_BITS = 128;
  private static final int KEY_IDENTIFIER = 20;

  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final Sources sources;

  Issuer(Sources sources) {
    this.sources = sources;
  }

  /// What is asked for.
  ///
  /// @param days how long it is valid, from now on; may be negative
  record Wanted(
      String commonName, List<String> addresses, List<String> names, int days, boolean authority) {}

  /// Who signs.
  record Signer(X509Certificate certificate, PrivateKey key) {}

  /// The certificate, as DER.
  ///
  /// @param by who signs; empty for itself
  byte[] issue(Wanted wanted, KeyPair pair, Optional<Signer> by) {
    by.ifPresent(Issuer::check);
    var subject = Subjects.named(wanted.commonName());
    var issuer = by.map(Issuer::nameOf).orElse(subject);
    if (issuer.getRDNs().length == 0) {
      // Go makes it; neither Bouncy Castle nor Java reads it.
      throw new CallException("error creating certificate: who signs must have a common name");
    }
    var builder = builder(wanted, subject, issuer, pair.getPublic());
    try {
      extend(builder, wanted.authority());
      identify(builder, subject, issuer, wanted, pair.getPublic(), by);
      Subjects.alternatives(builder, subject, wanted);
      var key = by.map(Signer::key).orElse(pair.getPrivate());
      return builder.build(new JcaContentSignerBuilder(algorithm(key)).build(key)).getEncoded();
    } catch (IOException | OperatorCreationException | IllegalStateException _) {
      throw new CallException("error creating certificate");
    }
  }

  private static void check(Signer by) {
    if (!PrivatePem.publicKey(by.key()).equals(by.certificate().getPublicKey())) {
      throw new CallException(
          "error creating certificate: x509: provided PrivateKey doesn't match parent's"
              + " PublicKey");
    }
  }

  private static X500Name nameOf(Signer by) {
    return X500Name.getInstance(by.certificate().getSubjectX500Principal().getEncoded());
  }

  private X509v3CertificateBuilder builder(
      Wanted wanted, X500Name subject, X500Name issuer, PublicKey key) {
    var now = sources.clock().instant();
    var end = now.plus(Duration.ofDays(wanted.days()));
    if (end.isAfter(LAST) || end.isBefore(FIRST)) {
      throw new CallException("error creating certificate: that many days cannot be written");
    }
    return new X509v3CertificateBuilder(
        issuer,
        new BigInteger(SERIAL_BITS, sources.random()),
        Date.from(now),
        Date.from(end),
        subject,
        SubjectPublicKeyInfo.getInstance(key.getEncoded()));
  }

  private static void extend(X509v3CertificateBuilder builder, boolean authority)
      throws IOException {
    int usage = KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
    var purposes =
        new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
    builder
        .addExtension(
            Extension.keyUsage,
            true,
            new KeyUsage(authority ? usage | KeyUsage.keyCertSign : usage))
        .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes))
        .addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
  }

  /// An authority's own key, and the key of another who signs, if its certificate names it.
  private static void identify(
      X509v3CertificateBuilder builder,
      X500Name subject,
      X500Name issuer,
      Wanted wanted,
      PublicKey key,
      Optional<Signer> by)
      throws IOException {
    if (wanted.authority()) {
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(identifier(key)));
    }
    var named = by.map(signer -> signer.certificate().getExtensionValue("2.5.29.14"));
    if (named.isPresent() && !issuer.equals(subject)) {
      var identifier =
          SubjectKeyIdentifier.getInstance(ASN1OctetString.getInstance(named.get()).getOctets());
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new AuthorityKeyIdentifier(identifier.getKeyIdentifier()));
    }
  }

  /// The first 160 bits of the SHA-256 of the key (RFC 7093), as Go has it since 1.25.
  private static byte[] identifier(PublicKey key) {
    try {
      var bits = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getPublicKeyData().getBytes();
      return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(bits), KEY_IDENTIFIER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key) {
      case ECKey ec -> {
        int bits = ec.getParams().getOrder().bitLength();
        yield (bits > 384 ? "SHA512" : bits > 256 ? "SHA384" : "SHA256") + "withECDSA";
      }
      case PrivateKey other when other.getAlgorithm().equals("RSA") -> "SHA256withRSA";
      default -> "Ed25519";
    };
  }
}
