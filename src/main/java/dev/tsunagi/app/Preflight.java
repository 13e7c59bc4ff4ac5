package dev.tsunagi.app;

import module java.base;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// What must hold before the operator starts: an API server that answers and knows our kinds.
/// Without this a forgotten installation step would look like an operator that does nothing.
final class Preflight {

  private Preflight() {}

  /// Throws [IllegalStateException] with the remedy.
  static void check(KubernetesClient client, boolean pushes, OperatorSettings.Fanout fanout) {
    var missing = new ArrayList<String>();
    needed(pushes, fanout)
        .forEach(
            (version, kinds) -> {
              var absent = new TreeSet<>(kinds);
              absent.removeAll(served(client, version));
              if (!absent.isEmpty()) {
                missing.add(String.join(", ", absent) + " of " + version);
              }
            });
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "the cluster does not serve %s; install them first:".formatted(String.join(", ", missing))
              + " java -jar tsunagi.jar crds | kubectl apply --server-side -f -, or do without:"
              + " --enable-push-secret-reconciler=false and the like");
    }
  }

  /// Kinds by group and version.
  private static SortedMap<String, Set<String>> needed(
      boolean pushes, OperatorSettings.Fanout fanout) {
    var stable = new TreeSet<>(Set.of("clustersecretstores", "externalsecrets", "secretstores"));
    if (fanout.externalSecrets()) {
      stable.add("clusterexternalsecrets");
    }
    var alpha = new TreeSet<String>();
    if (pushes || fanout.pushSecrets()) {
      alpha.add("pushsecrets");
    }
    if (fanout.pushSecrets()) {
      alpha.add("clusterpushsecrets");
    }
    var needed = new TreeMap<String, Set<String>>(Map.of("external-secrets.io/v1", stable));
    if (!alpha.isEmpty()) {
      needed.put("external-secrets.io/v1alpha1", alpha);
    }
    return needed;
  }

  /// Whether the cluster knows this kind, one that we can do without: a watch on it would keep us
  /// waiting.
  static boolean serves(KubernetesClient client, Class<? extends HasMetadata> kind) {
    return served(client, HasMetadata.getApiVersion(kind)).contains(HasMetadata.getPlural(kind));
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
