package dev.tsunagi.secrets.generator;

import module java.base;

import dev.tsunagi.api.generators.SshKeySpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;

/// Pairs of SSH keys, as OpenSSH keeps them. Pure but for chance.
record SshKeys(SecureRandom random) {

  private static final int USUAL_RSA_BITS = 2048;

  /// `privateKey` without a passphrase, and `publicKey` as a line of `authorized_keys`.
  SecretData generate(SshKeySpec spec) {
    if (spec.comment().chars().anyMatch(Character::isISOControl)) {
      throw invalid("spec.comment must be one line of text");
    }
    try {
      var key = key(spec);
      var comment = spec.comment().isEmpty() ? "" : " " + spec.comment();
      return SecretData.ofTexts(
          Map.of(
              "privateKey",
              OpenSsh.privateKey(key, spec.comment(), random.nextInt()),
              "publicKey",
              key.type() + " " + OpenSsh.publicKey(key) + comment + "\n"));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // The cause could quote what it choked on.
      throw invalid(
          "a %s key of %s bits cannot be made; choose another spec.keySize"
              .formatted(spec.keyType().name().toLowerCase(Locale.ROOT), spec.keySize()));
    }
  }

  private OpenSsh.Key key(SshKeySpec spec) throws GeneralSecurityException {
    return switch (spec.keyType()) {
      case RSA -> rsa(Objects.requireNonNullElse(spec.keySize(), USUAL_RSA_BITS));
      case ECDSA -> ecdsa(Objects.requireNonNullElse(spec.keySize(), 256));
      case ED25519 -> ed25519();
    };
  }

  private OpenSsh.Key rsa(int bits) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits, random);
    var key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    return new OpenSsh.Rsa(
        key.getModulus(),
        key.getPublicExponent(),
        key.getPrivateExponent(),
        key.getCrtCoefficient(),
        key.getPrimeP(),
        key.getPrimeQ());
  }

  /// Any other size is 256, as in ESO.
  private OpenSsh.Key ecdsa(int size) throws GeneralSecurityException {
    var bits = size == 384 || size == 521 ? size : 256;
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp" + bits + "r1"), random);
    var pair = generator.generateKeyPair();
    var point = ((ECPublicKey) pair.getPublic()).getW();
    return new OpenSsh.Ecdsa(
        bits, point.getAffineX(), point.getAffineY(), ((ECPrivateKey) pair.getPrivate()).getS());
  }

  private OpenSsh.Key ed25519() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, random);
    var pair = generator.generateKeyPair();
    var point = ((EdECPublicKey) pair.getPublic()).getPoint();
    return new OpenSsh.Ed25519(
        point.getY(),
        point.isXOdd(),
        SecretValue.of(((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow()));
  }

  private static FailureException invalid(String text) {
    return new FailureException(new Failure.Invalid(text));
  }
}
