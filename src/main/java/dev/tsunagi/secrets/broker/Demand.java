package dev.tsunagi.secrets.broker;

import java.time.Instant;

/// How fresh a reading must be to serve, whether its bytes are needed or knowing that nothing
/// changed is enough, and whether a call for it is better made later, when others want it, too.
public record Demand(Instant notBefore, boolean needsValue, boolean betterLater) {

  /// One that is not.
  public Demand(Instant notBefore, boolean needsValue) {
    this(notBefore, needsValue, false);
  }

  /// The same, better made later or not.
  public Demand betterLater(boolean later) {
    return new Demand(notBefore, needsValue, later);
  }

  boolean isMetBy(Held<?> reading) {
    return !reading.readAt().isBefore(notBefore) && (!needsValue || reading.complete());
  }
}
