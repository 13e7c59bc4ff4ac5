package dev.tsunagi.secrets.broker;

import java.time.Instant;

/// How fresh a reading must be to serve, and whether its bytes are needed or knowing that nothing
/// changed is enough.
public record Demand(Instant notBefore, boolean needsValue) {

  boolean isMetBy(Held<?> reading) {
    return !reading.readAt().isBefore(notBefore) && (!needsValue || reading.complete());
  }
}
