package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import dev.tsunagi.reconcile.Conditions;

/// What an ExternalSecret's status says. Type, reasons and the heads of messages are ESO's, whose
/// dashboards and tests look at them.
final class ExternalSecretStatuses {

  static final String READY = "Ready";
  static final String SYNCED = "SecretSynced";
  static final String FAILED = "SecretSyncedError";

  private ExternalSecretStatuses() {}

  /// `readAt`: when the values were read, which is what `refreshTime` means to its users.
  static ExternalSecretStatus synced(
      ExternalSecretStatus old, String target, String version, Instant readAt, Instant now) {
    return new ExternalSecretStatus(
        new BindingRef(target),
        Conditions.with(old.conditions(), READY, true, SYNCED, "secret synced", now),
        readAt,
        version);
  }

  /// The last success stays on record: its Secret is still there.
  static ExternalSecretStatus failed(ExternalSecretStatus old, String message, Instant now) {
    return new ExternalSecretStatus(
        old.binding(),
        Conditions.with(old.conditions(), READY, false, FAILED, message, now),
        old.refreshTime(),
        old.syncedResourceVersion());
  }
}
