package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecretStatus;

/// When a status is worth a write. A refresh that changed nothing but its own time is written at
/// most every ten minutes, so that a short interval does not load the API server for nothing.
final class RefreshTimePolicy {

  private static final Duration RAREST = Duration.ofMinutes(10);

  private RefreshTimePolicy() {}

  static boolean worthWriting(
      ExternalSecretStatus old, ExternalSecretStatus fresh, Optional<Duration> interval) {
    var before = old.refreshTime();
    var after = fresh.refreshTime();
    if (before == null || after == null || !sameButForTime(old, fresh)) {
      return true;
    }
    var quiet = interval.filter(i -> i.compareTo(RAREST) > 0).orElse(RAREST);
    return !after.isBefore(before.plus(quiet));
  }

  private static boolean sameButForTime(ExternalSecretStatus old, ExternalSecretStatus fresh) {
    return old.equals(
        new ExternalSecretStatus(
            fresh.binding(), fresh.conditions(), old.refreshTime(), fresh.syncedResourceVersion()));
  }
}
