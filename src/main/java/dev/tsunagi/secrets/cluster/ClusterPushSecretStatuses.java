package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ClusterPushSecretStatus;
import dev.tsunagi.reconcile.Conditions;

/// What a ClusterPushSecret's status says, as in ESO: only what went wrong before any namespace was
/// tried has a reason and a time.
final class ClusterPushSecretStatuses {

  private ClusterPushSecretStatuses() {}

  static ClusterPushSecretStatus ended(Outcome outcome) {
    var ready =
        outcome.isGood()
            ? new Condition("Ready", "True", "", "", null)
            : new Condition("Ready", "False", "", Outcome.SOME_FAILED, null);
    return new ClusterPushSecretStatus(
        List.of(ready), outcome.failed(), outcome.provisioned(), outcome.name());
  }

  static ClusterPushSecretStatus failed(ClusterPushSecretStatus old, String message, Instant now) {
    return new ClusterPushSecretStatus(
        Conditions.with(old.conditions(), "Ready", false, "Errored", message, now),
        old.failedNamespaces(),
        old.provisionedNamespaces(),
        old.pushSecretName());
  }
}
