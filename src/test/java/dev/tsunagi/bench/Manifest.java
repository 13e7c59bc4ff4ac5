package dev.tsunagi.bench;

import module java.base;

/// An object to be made, and the path where. As JSON that is sent as it is: thousands are made
/// while it is measured what becomes of them, on the same processors.
record Manifest(String collection, String json) {

  static Manifest namespace(String name) {
    return new Manifest(
        "/api/v1/namespaces",
        """
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "%s"}}
        """
            .formatted(name));
  }

  /// `value` is in Base64.
  static Manifest secret(String namespace, String name, String key, String value) {
    return new Manifest(
        "/api/v1/namespaces/%s/secrets".formatted(namespace),
        """
        {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "%s"}, "data": {"%s": "%s"}}
        """
            .formatted(name, key, value));
  }

  static Manifest externalSecret(String namespace, String name, String key, String interval) {
    return new Manifest(
        "/apis/external-secrets.io/v1/namespaces/%s/externalsecrets".formatted(namespace),
        """
        {"apiVersion": "external-secrets.io/v1", "kind": "ExternalSecret",
         "metadata": {"name": "%s"},
         "spec": {
           "refreshInterval": "%s",
           "secretStoreRef": {"name": "vault", "kind": "ClusterSecretStore"},
           "data": [{"secretKey": "token", "remoteRef": {"key": "%s"}}]}}
        """
            .formatted(name, interval, key));
  }
}
