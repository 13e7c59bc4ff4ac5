package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.schema.CommittedCrds;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// Finds its way in the committed CRDs.
final class Crds {

  private Crds() {}

  static JsonNode version(Class<? extends HasMetadata> kind, String name) {
    return CommittedCrds.crdOf(kind)
        .at("/spec/versions")
        .valueStream()
        .filter(version -> version.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// The version that the class speaks.
  static JsonNode version(Class<? extends HasMetadata> kind) {
    return version(kind, HasMetadata.getVersion(kind));
  }

  /// `[]` is an element of a list, `{}` a value of a map.
  static JsonNode at(Class<? extends HasMetadata> kind, String path) {
    var node = version(kind).at("/schema/openAPIV3Schema");
    for (var step : path.replace("[]", ".[]").split("\\.", -1)) {
      node =
          switch (step) {
            case "[]" -> node.path("items");
            case "{}" -> node.path("additionalProperties");
            default -> node.path("properties").path(step);
          };
    }
    if (!node.isObject()) {
      throw new NoSuchElementException(path);
    }
    return node;
  }

  static Set<String> names(JsonNode schema) {
    return schema.path("properties").propertyStream().map(Map.Entry::getKey).collect(sorted());
  }

  static Set<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).collect(sorted());
  }

  static Collector<String, ?, Set<String>> sorted() {
    return Collectors.toCollection(TreeSet::new);
  }
}
