package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import dev.tsunagi.reconcile.Conditions;

/// What an ExternalSecret's status says. Type, reasons and the heads of messages are ESO's, whose
/// dashboards and tests look at them.
final class ExternalSecretStatuses {

  static final String READY = "Ready";
  static final String FAILED = "SecretSyncedError";
  static final String RESOURCE_FAILED = "ResourceSyncedError";

  private ExternalSecretStatuses() {}

  /// `readAt`: when the values were read, which is what `refreshTime` means to its users.
  static ExternalSecretStatus good(
      ExternalSecretStatus old, Outcome outcome, Success success, Instant now) {
    return new ExternalSecretStatus(
        outcome.binds() ? new BindingRef(success.target()) : old.binding(),
        Conditions.with(old.conditions(), READY, true, outcome.reason(), outcome.message(), now),
        success.readAt(),
        success.version());
  }

  /// Which state of the ExternalSecret succeeded, with values of when, and the target's name.
  record Success(String target, String version, Instant readAt) {}

  /// The last success stays on record: its Secret is still there.
  static ExternalSecretStatus failed(
      ExternalSecretStatus old, String reason, String message, Instant now) {
    return new ExternalSecretStatus(
        old.binding(),
        Conditions.with(old.conditions(), READY, false, reason, message, now),
        old.refreshTime(),
        old.syncedResourceVersion());
  }
}
