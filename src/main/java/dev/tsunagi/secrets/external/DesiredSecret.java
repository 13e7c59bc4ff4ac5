package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.ownership.Ownership;
import dev.tsunagi.secrets.ownership.TargetMarks;
import io.fabric8.kubernetes.api.model.OwnerReference;

/// What the target is to hold, and whose it is. An empty `type` is whatever it has, or `Opaque`.
record DesiredSecret(
    Owner owner, Policy policy, String name, String type, SecretData data, Metadata metadata) {

  /// Its own labels, annotations and finalizers; those of others stay beside them.
  record Metadata(
      Map<String, String> labels, Map<String, String> annotations, List<String> finalizers) {}

  /// The ExternalSecret.
  record Owner(String apiVersion, String namespace, String name, String uid) {

    OwnerReference reference() {
      return Ownership.reference(apiVersion, name, uid);
    }
  }

  /// What the ExternalSecret wants to be to it.
  ///
  /// `immutable`: made once, and never changed after.
  record Policy(CreationPolicy creation, boolean immutable) {

    boolean owns() {
      return creation == CreationPolicy.OWNER;
    }

    boolean keepsKeysOfOthers() {
      return creation == CreationPolicy.MERGE || creation == CreationPolicy.CREATE_OR_MERGE;
    }
  }

  String fieldManager() {
    return TargetMarks.fieldManager(owner.name());
  }
}
