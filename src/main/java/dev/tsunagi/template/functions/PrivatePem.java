package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.DSAPrivateKey;
import java.security.interfaces.DSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/// Private keys in PEM, as sprig reads and writes them, and the public keys that belong to them.
final class PrivatePem {

  private static final String KEY = "PRIVATE KEY";

  private PrivatePem() {}

  /// Reads the first key of a text.
  ///
  /// @param doing what errors begin with
  /// @throws CallException when the text holds no private key that can sign
  static PrivateKey parse(String text, String doing) {
    var block =
        Pem.find(text).blocks().stream()
            .findFirst()
            .orElseThrow(() -> new CallException(doing + ": no PEM data in input"));
    if (!block.type().equals(KEY) && !block.type().endsWith(" " + KEY)) {
      throw new CallException(doing + ": no private key data in PEM block");
    }
    return Keys.parse(block.bytes());
  }

  static String of(PrivateKey key) {
    var info = PrivateKeyInfo.getInstance(key.getEncoded());
    try {
      return switch (key.getAlgorithm()) {
        case "RSA" ->
            Pem.encode("RSA " + KEY, info.parsePrivateKey().toASN1Primitive().getEncoded());
        case "EC" -> Pem.encode("EC " + KEY, sec1(info).getEncoded());
        default -> Pem.encode(KEY, info.getEncoded());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// With the curve and the public key, which Java leaves out.
  private static ECPrivateKey sec1(PrivateKeyInfo info) throws IOException {
    var key = (ECPrivateKeyParameters) PrivateKeyFactory.createKey(info);
    var point = publicOf(key).getQ().getEncoded(false);
    return new ECPrivateKey(
        key.getParameters().getN().bitLength(),
        key.getD(),
        new DERBitString(point),
        info.getPrivateKeyAlgorithm().getParameters());
  }

  static String dsa(DSAPublicKey open, DSAPrivateKey secret) {
    var numbers =
        Stream.of(
                BigInteger.ZERO,
                open.getParams().getP(),
                open.getParams().getQ(),
                open.getParams().getG(),
                open.getY(),
                secret.getX())
            .map(ASN1Integer::new)
            .toArray(ASN1Encodable[]::new);
    try {
      return Pem.encode("DSA " + KEY, new DERSequence(numbers).getEncoded());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The public key that belongs to a private one.
  static PublicKey publicKey(PrivateKey key) {
    try {
      var open = open(PrivateKeyFactory.createKey(key.getEncoded()));
      return KeyFactory.getInstance(key.getAlgorithm())
          .generatePublic(new X509EncodedKeySpec(open.getEncoded()));
    } catch (GeneralSecurityException | IOException _) {
      throw new CallException("error retrieving public key from signee key");
    }
  }

  private static SubjectPublicKeyInfo open(AsymmetricKeyParameter key) throws IOException {
    return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
        switch (key) {
          case RSAPrivateCrtKeyParameters rsa ->
              new RSAKeyParameters(false, rsa.getModulus(), rsa.getPublicExponent());
          case ECPrivateKeyParameters ec -> publicOf(ec);
          case Ed25519PrivateKeyParameters ed -> ed.generatePublicKey();
          default -> throw new CallException("unable to get public key");
        });
  }

  private static ECPublicKeyParameters publicOf(ECPrivateKeyParameters key) {
    var point = key.getParameters().getG().multiply(key.getD()).normalize();
    return new ECPublicKeyParameters(point, key.getParameters());
  }
}
