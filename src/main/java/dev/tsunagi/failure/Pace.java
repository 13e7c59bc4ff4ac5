package dev.tsunagi.failure;

import java.time.Duration;

/// How soon what failed for a moment is tried again before the operator's own backoff takes over.
///
/// @param tries how many times at this pace
public record Pace(int tries, Duration interval) {

  /// The operator's own backoff from the start.
  public static final Pace OWN = new Pace(0, Duration.ZERO);
}
