package dev.tsunagi.secrets.broker;

import module java.base;

import dev.tsunagi.secrets.SecretValue;
import org.jspecify.annotations.Nullable;

/// What a provider said of one secret at one time. The value is held for a few seconds only and is
/// null afterwards, or when the provider positively has no such secret.
///
/// @param why how it is known that there is none, as a sentence; empty when there is nothing to add
public record Reading(
    Fingerprint fingerprint,
    Instant readAt,
    boolean exists,
    @Nullable SecretValue value,
    String why)
    implements Held<Reading> {

  /// Whether someone who needs the bytes can use this.
  @Override
  public boolean complete() {
    return !exists || value != null;
  }

  @Override
  public Reading withoutValue() {
    return new Reading(fingerprint, readAt, exists, null, why);
  }

  @Override
  public String toString() {
    return "Reading[" + (exists ? "present" : "absent") + " at " + readAt + "]";
  }
}
