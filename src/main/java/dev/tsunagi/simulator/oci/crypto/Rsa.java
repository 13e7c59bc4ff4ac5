package dev.tsunagi.simulator.oci.crypto;

import module java.base;

import java.security.Signature;

/// RSA with SHA-256, the one algorithm of OCI's signatures and tokens, and keys in PEM.
public final class Rsa {

  private static final int BITS = 2048;

  private Rsa() {}

  public static KeyPair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }

  public static byte[] sign(PrivateKey key, byte[] message) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("not a key to sign with", e);
    }
  }

  public static boolean verify(PublicKey key, byte[] message, byte[] signed) {
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// A public key in PEM, or its base64 without the armour.
  public static PublicKey publicKey(String text) {
    var plain = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    try {
      var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(plain));
      return KeyFactory.getInstance("RSA").generatePublic(spec);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an RSA public key", e);
    }
  }

  /// The key of a JSON web key's modulus and exponent.
  public static PublicKey publicKey(BigInteger modulus, BigInteger exponent) {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not an RSA public key", e);
    }
  }

  /// PEM with the armour that names `type`, e.g. `PRIVATE KEY`.
  public static String pem(String type, byte[] der) {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
  }

  public static String pem(Key key) {
    return pem(key instanceof PrivateKey ? "PRIVATE KEY" : "PUBLIC KEY", key.getEncoded());
  }

  /// The bytes' digest as colon-separated hex: `MD5` of a public key is OCI's fingerprint.
  public static String fingerprint(String algorithm, byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance(algorithm).digest(bytes);
      return HexFormat.ofDelimiter(":").formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
