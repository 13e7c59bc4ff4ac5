package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.secrets.ClusterExternalSecretStatus;
import dev.tsunagi.api.secrets.ClusterExternalSecretStatus.Condition;

/// What a ClusterExternalSecret's status says, as in ESO: a condition without reason or time.
final class ClusterExternalSecretStatuses {

  private ClusterExternalSecretStatuses() {}

  static ClusterExternalSecretStatus ended(Outcome outcome) {
    var ready =
        outcome.isGood()
            ? new Condition("Ready", "True", "")
            : new Condition("Ready", "False", Outcome.SOME_FAILED);
    return new ClusterExternalSecretStatus(
        List.of(ready), outcome.name(), outcome.failed(), outcome.provisioned());
  }

  static ClusterExternalSecretStatus failed(ClusterExternalSecretStatus old, String message) {
    return new ClusterExternalSecretStatus(
        List.of(new Condition("Ready", "False", message)),
        old.externalSecretName(),
        old.failedNamespaces(),
        old.provisionedNamespaces());
  }
}
