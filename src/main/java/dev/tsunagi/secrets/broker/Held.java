package dev.tsunagi.secrets.broker;

import java.time.Instant;

/// What the broker keeps of an answer, to serve it to those who ask the same.
sealed interface Held<H extends Held<H>> permits Reading, Listing {

  /// The time before the provider was asked: what changed later may not be in the answer.
  Instant readAt();

  /// Whether someone who needs all of it can use this.
  boolean complete();

  /// This without what is secret.
  H withoutValue();
}
