package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.Pace;

/// What `spec.retrySettings` of a store means here. ESO reads the settings and then ignores them.
/// Pure.
///
/// A try is another reconciliation, which shows, and no wait inside one. The settings say how the
/// first tries after a failure that passes follow each other: `maxRetries` of them, `retryInterval`
/// apart. After them the operator's own backoff begins.
final class RetryPace {

  /// As many as OCI's SDK makes, which is what ESO falls back to.
  static final int USUAL_TRIES = 7;

  /// No setting makes a loop.
  static final Duration SHORTEST = Duration.ofSeconds(1);

  private RetryPace() {}

  static Pace of(Store store) {
    var settings = store.getSpec().retrySettings();
    if (settings == null || (settings.maxRetries() == null && settings.retryInterval() == null)) {
      return Pace.OWN;
    }
    var interval =
        Objects.requireNonNullElse(settings.retryInterval(), GoDuration.ZERO).toDuration();
    var tries = Objects.requireNonNullElse(settings.maxRetries(), USUAL_TRIES);
    return new Pace(Math.max(0, tries), interval.compareTo(SHORTEST) < 0 ? SHORTEST : interval);
  }

  static boolean isNegative(Store store) {
    var settings = store.getSpec().retrySettings();
    return settings != null
        && settings.retryInterval() != null
        && settings.retryInterval().isNegative();
  }
}
