package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.secrets.SecretData;

/// What the target is to hold, and whose it is.
record DesiredSecret(
    Owner owner,
    Policy policy,
    String name,
    SecretData data,
    Map<String, String> labels,
    Map<String, String> annotations) {

  /// The ExternalSecret.
  record Owner(String apiVersion, String namespace, String name, String uid) {}

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
