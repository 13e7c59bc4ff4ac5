package dev.tsunagi.dev;

import module java.base;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;

/// What the `Ready` condition of an object says now.
record Readiness(boolean ready, String reason, String message) {

  private static final Readiness SILENT = new Readiness(false, "", "nothing reported yet");

  static Readiness of(GenericKubernetesResource object, KubernetesClient client) {
    var live = client.resource(object).get();
    if (live == null) {
      return new Readiness(false, "", "gone");
    }
    return conditions(live).stream()
        .filter(c -> "Ready".equals(c.get("type")))
        .findFirst()
        .map(
            c ->
                new Readiness(
                    "True".equals(c.get("status")), text(c, "reason"), text(c, "message")))
        .orElse(SILENT);
  }

  private static List<Map<?, ?>> conditions(GenericKubernetesResource live) {
    return live.get("status", "conditions") instanceof List<?> list
        ? list.stream().<Map<?, ?>>map(c -> (Map<?, ?>) c).toList()
        : List.of();
  }

  private static String text(Map<?, ?> condition, String name) {
    return condition.get(name) instanceof String text ? text : "";
  }
}
