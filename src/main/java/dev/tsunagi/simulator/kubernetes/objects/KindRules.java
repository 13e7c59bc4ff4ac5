package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.FieldError;
import org.jspecify.annotations.Nullable;

/// What is special about single built-in kinds.
final class KindRules {

  private static final String EXTENSIONS = "apiextensions.k8s.io";

  private KindRules() {}

  /// Fills in, in place, what the kind itself knows, before ownership is recorded.
  static void complete(ObjectNode object, ResourceType type) {
    switch (kind(type)) {
      case "Secret" -> SecretRules.complete(object, type);
      case "CustomResourceDefinition" -> DefinitionRules.complete(object);
      case "Namespace" -> {
        Json.child(Meta.of(object), "labels").put("kubernetes.io/metadata.name", Meta.name(object));
        if (!Json.child(object, "spec").has("finalizers")) {
          Json.child(object, "spec").putArray("finalizers").add("kubernetes");
        }
      }
      case "Service" -> {
        var spec = Json.child(object, "spec");
        if (!spec.has("type")) {
          spec.put("type", "ClusterIP");
        }
        for (var port : spec.path("ports")) {
          if (port instanceof ObjectNode fields && !fields.has("protocol")) {
            fields.put("protocol", "TCP");
          }
        }
      }
      case "Deployment", "StatefulSet", "ReplicaSet" -> {
        var spec = Json.child(object, "spec");
        if (!spec.has("replicas")) {
          spec.put("replicas", 1);
        }
      }
      case "Job" -> {
        var spec = Json.child(object, "spec");
        for (var count : List.of("completions", "parallelism")) {
          if (!spec.has(count)) {
            spec.put(count, 1);
          }
        }
        if (!spec.has("backoffLimit")) {
          spec.put("backoffLimit", 6);
        }
      }
      default -> {}
    }
  }

  /// Fills in, in place, the status that controllers of a real cluster would write.
  static void settle(ObjectNode object, ResourceType type, Instant now) {
    switch (kind(type)) {
      case "CustomResourceDefinition" -> DefinitionRules.establish(object, now);
      case "Namespace" -> {
        if (!Json.child(object, "status").has("phase")) {
          Json.child(object, "status").put("phase", "Active");
        }
      }
      case "Pod", "PersistentVolumeClaim" -> {
        if (!Json.child(object, "status").has("phase")) {
          Json.child(object, "status").put("phase", "Pending");
        }
      }
      default -> {}
    }
  }

  static void check(
      JsonNode object, @Nullable JsonNode old, ResourceType type, List<FieldError> errors) {
    switch (kind(type)) {
      case "Secret" -> SecretRules.check(object, old, true, errors);
      case "ConfigMap" -> SecretRules.check(object, old, false, errors);
      case "CustomResourceDefinition" -> DefinitionRules.check(object, errors);
      case "RoleBinding", "ClusterRoleBinding" -> {
        if (old != null && !object.path("roleRef").equals(old.path("roleRef"))) {
          errors.add(
              FieldError.invalid("roleRef", object.path("roleRef"), "cannot change roleRef"));
        }
      }
      case "Deployment", "StatefulSet", "ReplicaSet", "DaemonSet" ->
          checkWorkload(object, old, errors);
      default -> {}
    }
  }

  private static void checkWorkload(
      JsonNode object, @Nullable JsonNode old, List<FieldError> errors) {
    var selector = Json.at(object, "spec", "selector");
    if (selector.isMissingNode()) {
      errors.add(FieldError.required("spec.selector", ""));
    } else if (old != null && !selector.equals(Json.at(old, "spec", "selector"))) {
      errors.add(FieldError.invalid("spec.selector", selector, "field is immutable"));
    }
    var labels = Json.at(object, "spec", "template", "metadata", "labels");
    for (var wanted : selector.path("matchLabels").properties()) {
      if (!wanted.getValue().equals(labels.path(wanted.getKey()))) {
        errors.add(
            FieldError.invalid(
                "spec.template.metadata.labels",
                labels.isMissingNode() ? Json.object() : labels,
                "`selector` does not match template `labels`"));
        return;
      }
    }
  }

  private static String kind(ResourceType type) {
    var known = !type.isCustom() || type.group().equals(EXTENSIONS);
    return known ? type.kind() : "";
  }
}
