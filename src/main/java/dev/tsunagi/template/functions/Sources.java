package dev.tsunagi.template.functions;

import java.security.SecureRandom;
import java.time.Clock;

/// Where functions get the time and randomness from; tests pass fixed ones.
public record Sources(Clock clock, SecureRandom random) {

  public static Sources system() {
    return new Sources(Clock.systemUTC(), new SecureRandom());
  }
}
