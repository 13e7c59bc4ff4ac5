package dev.tsunagi.app;

import module java.base;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// What must hold before the operator starts: an API server that answers and knows our kinds.
/// Without this a forgotten installation step would look like an operator that does nothing.
final class Preflight {

  private static final String GROUP_VERSION = "external-secrets.io/v1";
  private static final Set<String> NEEDED =
      new TreeSet<>(Set.of("clustersecretstores", "externalsecrets", "secretstores"));

  private Preflight() {}

  /// Throws [IllegalStateException] with the remedy.
  static void check(KubernetesClient client) {
    var missing = new TreeSet<>(NEEDED);
    missing.removeAll(served(client, GROUP_VERSION));
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "the cluster does not serve %s of %s; install them first:"
                  .formatted(String.join(", ", missing), GROUP_VERSION)
              + " java -jar tsunagi.jar crds | kubectl apply --server-side -f -");
    }
  }

  /// Whether the cluster knows a kind that we can do without: a watch on it would keep us waiting.
  static boolean servesGeneratorStates(KubernetesClient client) {
    return served(client, "generators.external-secrets.io/v1alpha1").contains("generatorstates");
  }

  private static Set<String> served(KubernetesClient client, String groupVersion) {
    try {
      var list = client.getApiResources(groupVersion);
      return list == null
          ? Set.of()
          : list.getResources().stream().map(APIResource::getName).collect(Collectors.toSet());
    } catch (KubernetesClientException e) {
      throw new IllegalStateException(
          "no usable answer from the API server at %s (%s); check --kubeconfig and the network"
              .formatted(client.getMasterUrl(), why(e)),
          e);
    }
  }

  private static String why(KubernetesClientException e) {
    var cause = e.getCause();
    return e.getCode() > 0
        ? "HTTP " + e.getCode()
        : cause == null ? "no connection" : cause.getClass().getSimpleName();
  }
}
