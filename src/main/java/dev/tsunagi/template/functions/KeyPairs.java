package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Arguments;
import dev.tsunagi.template.value.CallException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.DSAPrivateKey;
import java.security.interfaces.DSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.jspecify.annotations.Nullable;

/// Makes private keys and writes them as sprig does: RSA in PKCS#1, EC in SEC 1, DSA as OpenSSL has
/// it, others in PKCS#8.
final class KeyPairs {

  private final SecureRandom random;

  KeyPairs(SecureRandom random) {
    this.random = random;
  }

  /// What `genPrivateKey` gives.
  String privateKey(Arguments a) {
    return switch (a.text(0)) {
      case "", "rsa" -> {
        a.budget().charge(Costs.RSA_4096);
        yield PrivatePem.of(rsa(4096).getPrivate());
      }
      case "ecdsa" -> {
        a.budget().charge(Costs.SMALL_KEY);
        yield PrivatePem.of(pair("EC", new ECGenParameterSpec("secp256r1")).getPrivate());
      }
      case "ed25519" -> {
        a.budget().charge(Costs.SMALL_KEY);
        yield PrivatePem.of(pair("Ed25519", null).getPrivate());
      }
      case "dsa" -> {
        a.budget().charge(Costs.RSA_2048);
        yield dsa();
      }
      default -> throw new CallException("Unknown type");
    };
  }

  KeyPair rsa(int bits) {
    return pair("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
  }

  private KeyPair pair(String algorithm, @Nullable AlgorithmParameterSpec parameters) {
    try {
      var generator = KeyPairGenerator.getInstance(algorithm);
      if (parameters != null) {
        generator.initialize(parameters, random);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String dsa() {
    try {
      var generator = KeyPairGenerator.getInstance("DSA");
      generator.initialize(2048, random);
      var pair = generator.generateKeyPair();
      return PrivatePem.dsa((DSAPublicKey) pair.getPublic(), (DSAPrivateKey) pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
