package dev.tsunagi.secrets.broker;

import java.time.Instant;

/// What the broker answers.
public sealed interface Answer {

  record Read(Reading reading) implements Answer {}

  /// The request rate is used up; a slot is kept for this secret at the given time.
  record Later(Instant when) implements Answer {}
}
