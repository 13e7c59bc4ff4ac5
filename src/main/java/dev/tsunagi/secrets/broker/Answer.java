package dev.tsunagi.secrets.broker;

import java.time.Instant;

/// What the broker answers: a [Reading] of a secret, a [Listing] of several, or what is made of
/// them.
public sealed interface Answer<T> {

  record Read<T>(T reading) implements Answer<T> {}

  /// The request rate is used up; a slot is kept for this question at the given time.
  record Later<T>(Instant when) implements Answer<T> {}
}
