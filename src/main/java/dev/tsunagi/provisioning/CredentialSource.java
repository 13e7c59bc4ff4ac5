package dev.tsunagi.provisioning;

import dev.tsunagi.api.provisioning.VaultRef;

/// Where a secret input of a resource comes from.
public sealed interface CredentialSource {

  /// The JSON path of the field that asks for it.
  String path();

  /// A key of a Secret in the namespace of the object.
  record OfSecret(String path, String secretName, String key) implements CredentialSource {}

  /// A secret of the store that the object names.
  record OfStore(String path, VaultRef ref) implements CredentialSource {}

  /// Made by us and kept in the store that the object names, under `key`, before it is used.
  record Generated(String path, String key) implements CredentialSource {}
}
