package dev.tsunagi.app;

import module java.base;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// What must hold before the operator starts: an API server that answers and knows our kinds.
/// Without this a forgotten installation step would look like an operator that does nothing.
final class Preflight {

  private static final String READING = "external-secrets.io/v1";
  private static final Set<String> TO_READ =
      Set.of("clustersecretstores", "externalsecrets", "secretstores");
  private static final String PUSHING = "external-secrets.io/v1alpha1";
  private static final Set<String> TO_PUSH = Set.of("pushsecrets");

  private Preflight() {}

  /// Throws [IllegalStateException] with the remedy.
  static void check(KubernetesClient client, boolean pushes) {
    check(client, READING, TO_READ, "");
    if (pushes) {
      check(client, PUSHING, TO_PUSH, ", or run with --enable-push-secret-reconciler=false");
    }
  }

  private static void check(
      KubernetesClient client, String groupVersion, Set<String> needed, String otherwise) {
    var missing = new TreeSet<>(needed);
    missing.removeAll(served(client, groupVersion));
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "the cluster does not serve %s of %s; install them first:"
                  .formatted(String.join(", ", missing), groupVersion)
              + " java -jar tsunagi.jar crds | kubectl apply --server-side -f -"
              + otherwise);
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
