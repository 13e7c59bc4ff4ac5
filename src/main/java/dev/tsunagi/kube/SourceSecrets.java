package dev.tsunagi.kube;

import module java.base;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Reads Secrets with their values, straight from the API server, in one namespace at a time.
public final class SourceSecrets {

  private final KubernetesClient client;

  public SourceSecrets(KubernetesClient client) {
    this.client = client;
  }

  public Optional<Secret> named(String namespace, String name) {
    try {
      return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read Secret \"%s\"".formatted(name));
    }
  }

  /// Sorted by name.
  public List<Secret> labelled(String namespace, LabelSelector selector) {
    try {
      return client
          .secrets()
          .inNamespace(namespace)
          .withLabelSelector(selector)
          .list()
          .getItems()
          .stream()
          .sorted(Comparator.comparing(secret -> secret.getMetadata().getName()))
          .toList();
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "list the Secrets of namespace \"%s\"".formatted(namespace));
    }
  }
}
