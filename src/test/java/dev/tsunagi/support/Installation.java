package dev.tsunagi.support;

import dev.tsunagi.app.Crds;
import io.fabric8.kubernetes.client.KubernetesClient;

/// What an operator that is not in a pod finds of itself in a cluster.
public final class Installation {

  private Installation() {}

  /// Its CRDs, its namespace and its service account.
  public static void into(KubernetesClient client) {
    Manifests.apply(client, Crds.yaml());
    Manifests.apply(
        client,
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: tsunagi-system}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: tsunagi, namespace: tsunagi-system}
        """);
  }
}
