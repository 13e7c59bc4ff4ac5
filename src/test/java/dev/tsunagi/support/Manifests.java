package dev.tsunagi.support;

import dev.tsunagi.kube.LenientJson;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;

/// Objects that tests write as YAML.
public final class Manifests {

  private static final KubernetesSerialization YAML = new LenientJson();

  private Manifests() {}

  /// Reads one as the operator's own client does.
  public static <T> T read(Class<T> type, String yaml) {
    return YAML.unmarshal(yaml, type);
  }

  /// Creates or changes them, as `kubectl apply --server-side` would.
  public static void apply(KubernetesClient client, String yaml) {
    for (var document : yaml.split("(?m)^---$", -1)) {
      if (document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
        // Generic, so that what a test writes wrongly goes out as it is.
        var object = Serialization.unmarshal(document, GenericKubernetesResource.class);
        client.resource(object).fieldManager("test").forceConflicts().serverSideApply();
      }
    }
  }
}
