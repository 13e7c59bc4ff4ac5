package dev.tsunagi.kube;

import module java.base;

import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Pods, to say why they do not run. Nothing is kept: they are many, and change all the time.
public final class SelectedPods {

  /// Enough to tell what is wrong with them.
  private static final long SOME = 50;

  private final KubernetesClient client;

  public SelectedPods(KubernetesClient client) {
    this.client = client;
  }

  /// Some of those that a label selector finds. None where pods may not be listed.
  public List<Pod> find(String namespace, String selector) {
    try {
      var options = new ListOptionsBuilder().withLabelSelector(selector).withLimit(SOME).build();
      return client.pods().inNamespace(namespace).list(options).getItems();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 403) {
        return List.of();
      }
      throw KubeFailures.of(e, "list pods");
    }
  }
}
