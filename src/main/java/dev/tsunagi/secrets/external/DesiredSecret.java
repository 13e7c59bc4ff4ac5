package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.SecretData;

/// What the target is to hold, and whose it is.
record DesiredSecret(
    Owner owner,
    String name,
    SecretData data,
    Map<String, String> labels,
    Map<String, String> annotations) {

  /// The ExternalSecret.
  record Owner(String apiVersion, String namespace, String name, String uid) {}

  String fieldManager() {
    return TargetMarks.fieldManager(owner.name());
  }
}
