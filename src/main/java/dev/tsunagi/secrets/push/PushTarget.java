package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.PushStoreRef;
import dev.tsunagi.kube.LabelSelection;

/// A store that is pushed to, as far as a plan needs to know it.
record PushTarget(StoreRef ref, Map<String, String> labels) {

  PushTarget {
    labels = Map.copyOf(labels);
  }

  /// As `status.syncedPushSecrets` names it: `SecretStore/vault`.
  String key() {
    return key(ref);
  }

  static String key(StoreRef ref) {
    return kind(ref.kind()) + "/" + ref.name();
  }

  static String kind(StoreKind kind) {
    return switch (kind) {
      case SECRET_STORE -> "SecretStore";
      case CLUSTER_SECRET_STORE -> "ClusterSecretStore";
    };
  }

  /// Reads what [#key] wrote; whatever else it is counts as a SecretStore, which is ESO's default.
  static StoreRef ref(String key) {
    var cluster = key.startsWith("ClusterSecretStore/");
    return new StoreRef(
        key.substring(key.indexOf('/') + 1),
        cluster ? StoreKind.CLUSTER_SECRET_STORE : StoreKind.SECRET_STORE);
  }

  /// Whether a reference means this store, among others perhaps.
  boolean isMeantBy(PushStoreRef reference) {
    if (reference.kind() != ref.kind()) {
      return false;
    }
    var selector = reference.labelSelector();
    return reference.name().isEmpty()
        ? selector != null && LabelSelection.admits(selector, labels)
        : reference.name().equals(ref.name());
  }
}
