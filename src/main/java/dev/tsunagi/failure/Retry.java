package dev.tsunagi.failure;

import java.time.Duration;

/// When trying again could help.
public sealed interface Retry {

  /// At a time that the failure itself names.
  record After(Duration delay) implements Retry {}

  /// Soon, then less and less often.
  record Backoff() implements Retry {}

  /// Not before someone changes an object that is involved.
  record WhenChanged() implements Retry {}
}
