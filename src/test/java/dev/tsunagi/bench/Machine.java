package dev.tsunagi.bench;

import module java.base;

import dev.tsunagi.support.Program;
import java.security.Signature;

/// What figures of time are to be read against: the machine at this moment. Every call to OCI costs
/// an RSA signature, so that is what its speed is told in.
final class Machine {

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration MEASURED = Duration.ofSeconds(1);

  private Machine() {}

  /// Measured in a process of its own: this one may have no second compiler.
  static String describe() throws IOException {
    try (var measuring = Program.start(List.of(), Machine.class)) {
      return measuring.awaitLine("(\\d+ cores.*)");
    }
  }

  static void main(String[] args) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(generator.generateKeyPair().getPrivate());
    signatures(signature, WARM_UP);
    IO.println(
        "%d cores, of which one makes %d RSA signatures (2048 bits) a second"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                signatures(signature, MEASURED) / MEASURED.toSeconds()));
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
