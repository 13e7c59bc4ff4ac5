package dev.tsunagi.bench;

import module java.base;

import java.security.Signature;

/// What figures of time are to be read against: the machine at this moment. Every call to OCI costs
/// an RSA signature, so that is what its speed is told in.
final class Machine {

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration MEASURED = Duration.ofSeconds(1);

  private Machine() {}

  static String describe() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(generator.generateKeyPair().getPrivate());
    signatures(signature, WARM_UP);
    return "%d cores, of which one makes %d RSA signatures (2048 bits) a second"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            signatures(signature, MEASURED) / MEASURED.toSeconds());
  }

  private static long signatures(Signature signature, Duration time)
      throws GeneralSecurityException {
    var made = 0L;
    for (var begun = System.nanoTime(); System.nanoTime() - begun < time.toNanos(); made++) {
      signature.update((byte) 1);
      signature.sign();
    }
    return made;
  }
}
