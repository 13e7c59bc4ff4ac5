package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;

/// The scale subresource: the replicas of an object in a form that is the same for all kinds.
public final class Scales {

  private Scales() {}

  public static ObjectNode of(ObjectNode object, ResourceType type) {
    var scale = Json.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    var metadata = scale.putObject("metadata");
    for (var name : List.of("name", "namespace", "uid", "resourceVersion", "creationTimestamp")) {
      Json.set(metadata, name, object.path("metadata").get(name));
    }
    var wanted = Json.at(object, path(type, "specReplicasPath", ".spec.replicas"));
    scale.putObject("spec").put("replicas", wanted.asInt());
    var actual = Json.at(object, path(type, "statusReplicasPath", ".status.replicas"));
    var status = scale.putObject("status").put("replicas", actual.asInt());
    var selector = Json.at(object, path(type, "labelSelectorPath", ".spec.selector"));
    if (selector.isTextual()) {
      status.set("selector", selector);
    } else if (selector.isObject()) {
      status.put(
          "selector",
          selector
              .path("matchLabels")
              .propertyStream()
              .map(label -> label.getKey() + "=" + label.getValue().asText())
              .collect(Collectors.joining(",")));
    }
    return scale;
  }

  /// The object with the replicas that `scale` asks for, as a new tree.
  public static ObjectNode applied(ObjectNode object, JsonNode scale, ResourceType type) {
    var result = object.deepCopy();
    var path = path(type, "specReplicasPath", ".spec.replicas");
    var parent = result;
    for (int i = 0; i < path.length - 1; i++) {
      parent = Json.child(parent, path[i]);
    }
    parent.put(path[path.length - 1], Json.at(scale, "spec", "replicas").asInt());
    var version = Meta.resourceVersion(scale);
    if (!version.isEmpty()) {
      Meta.of(result).put("resourceVersion", version);
    }
    return result;
  }

  private static String[] path(ResourceType type, String name, String otherwise) {
    var definition = type.definition();
    var path =
        definition == null
            ? otherwise
            : Json.at(definition, "subresources", "scale").path(name).asText("");
    return path.isEmpty() ? new String[] {""} : path.substring(1).split("\\.", -1);
  }
}
