package dev.tsunagi.provisioning.acting;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.kube.KubeFailures;
import dev.tsunagi.secrets.store.Stores;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Looks stores up where they are: runs of provisioning are few, and an informer more would cost
/// more than it saves.
public final class StoreLookup implements Stores.Lookup {

  private final KubernetesClient client;

  public StoreLookup(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public Optional<? extends Store> store(StoreKind kind, String namespace, String name) {
    try {
      return switch (kind) {
        case SECRET_STORE ->
            Optional.ofNullable(
                client.resources(SecretStore.class).inNamespace(namespace).withName(name).get());
        case CLUSTER_SECRET_STORE ->
            Optional.ofNullable(client.resources(ClusterSecretStore.class).withName(name).get());
      };
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read store \"%s\"".formatted(name));
    }
  }

  @Override
  public Map<String, String> labelsOfNamespace(String namespace) {
    try {
      var found = client.namespaces().withName(namespace).get();
      var labels = found == null ? null : found.getMetadata().getLabels();
      return labels == null ? Map.of() : labels;
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read namespace \"%s\"".formatted(namespace));
    }
  }
}
