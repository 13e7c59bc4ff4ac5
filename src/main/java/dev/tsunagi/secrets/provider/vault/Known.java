package dev.tsunagi.secrets.provider.vault;

import com.oracle.bmc.vault.model.Secret;

/// A secret as vault management knows it, and the etag by which it is seen to change.
record Known(Secret secret, String etag) {

  String id() {
    return secret.getId();
  }

  String name() {
    return secret.getSecretName();
  }

  Known withEtag(String newer) {
    return new Known(secret, newer);
  }

  /// Throws "come back later" unless it can be written to now.
  Known whenActive() {
    return switch (secret.getLifecycleState()) {
      case Active -> this;
      default -> throw VaultRefusals.busy(name(), secret.getLifecycleState().getValue());
    };
  }
}
