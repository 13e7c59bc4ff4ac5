package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecretSpec.UpdatePolicy;
import dev.tsunagi.api.secrets.PushSecretStatus;
import dev.tsunagi.reconcile.Conditions;

/// What a PushSecret's status says. Type, reasons and the heads of messages are ESO's.
final class PushSecretStatuses {

  static final String READY = "Ready";
  static final String SYNCED = "Synced";
  static final String ERRORED = "Errored";
  static final String SOURCE_DELETED = "SourceDeleted";
  static final String CLEANED_UP = "source secret deleted; provider secrets cleaned up";

  /// A success that changed nothing but its own time is written at most so often.
  private static final Duration RAREST = Duration.ofMinutes(10);

  private PushSecretStatuses() {}

  static String message(UpdatePolicy policy) {
    return switch (policy) {
      case REPLACE -> "PushSecret synced successfully";
      case IF_NOT_EXISTS ->
          "PushSecret synced successfully. Existing secrets in providers unchanged.";
    };
  }

  /// @param version which state of the PushSecret succeeded
  static PushSecretStatus synced(
      PushSecretStatus old, Synced synced, String message, String version, Instant now) {
    return new PushSecretStatus(
        Conditions.with(old.conditions(), READY, true, SYNCED, message, now),
        now,
        synced.byStore(),
        version);
  }

  /// Nothing is forgotten that may be at a provider.
  static PushSecretStatus failed(PushSecretStatus old, Synced synced, String message, Instant now) {
    return new PushSecretStatus(
        Conditions.with(old.conditions(), READY, false, ERRORED, message, now),
        old.refreshTime(),
        synced.byStore(),
        old.syncedResourceVersion());
  }

  static PushSecretStatus sourceDeleted(PushSecretStatus old, Instant now) {
    return new PushSecretStatus(
        Conditions.with(old.conditions(), READY, false, SOURCE_DELETED, CLEANED_UP, now),
        old.refreshTime(),
        Map.of(),
        old.syncedResourceVersion());
  }

  /// Some of it is done, and the rest has to wait.
  static PushSecretStatus underWay(PushSecretStatus old, Synced synced) {
    return new PushSecretStatus(
        old.conditions(), old.refreshTime(), synced.byStore(), old.syncedResourceVersion());
  }

  static boolean isSourceDeleted(PushSecretStatus status) {
    return Conditions.find(status.conditions(), READY)
        .filter(c -> c.reason().equals(SOURCE_DELETED))
        .isPresent();
  }

  static boolean worthWriting(PushSecretStatus old, PushSecretStatus fresh, Duration interval) {
    var before = old.refreshTime();
    var after = fresh.refreshTime();
    if (before == null || after == null || !sameButForTime(old, fresh)) {
      return true;
    }
    var quiet = interval.compareTo(RAREST) > 0 ? interval : RAREST;
    return !after.isBefore(before.plus(quiet));
  }

  private static boolean sameButForTime(PushSecretStatus old, PushSecretStatus fresh) {
    return old.equals(
        new PushSecretStatus(
            fresh.conditions(),
            old.refreshTime(),
            fresh.syncedPushSecrets(),
            fresh.syncedResourceVersion()));
  }
}
