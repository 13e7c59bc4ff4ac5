package dev.tsunagi.deploy;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// A kind as OLM's console shows it: the first level of spec and status, in the CRD's words.
record OwnedKind(JsonNode crd) {

  ObjectNode toJson() {
    var names = crd.at("/spec/names");
    var version = version();
    var owned =
        Bundle.YAML
            .createObjectNode()
            .put("name", crd.at("/metadata/name").asText())
            .put("version", version.path("name").asText())
            .put("kind", names.path("kind").asText())
            .put("displayName", words(names.path("kind").asText()))
            .put("description", description(version, names.path("kind").asText()));
    var properties = version.at("/schema/openAPIV3Schema/properties");
    descriptors(owned.putArray("specDescriptors"), properties.path("spec"));
    descriptors(owned.putArray("statusDescriptors"), properties.path("status"));
    return owned;
  }

  private JsonNode version() {
    return crd.at("/spec/versions")
        .valueStream()
        .filter(v -> v.path("storage").asBoolean())
        .findFirst()
        .orElseThrow();
  }

  private static String description(JsonNode version, String kind) {
    var text = version.at("/schema/openAPIV3Schema/description").asText();
    return text.isBlank() ? kind : text.strip();
  }

  private static void descriptors(ArrayNode into, JsonNode schema) {
    schema
        .path("properties")
        .forEachEntry(
            (name, field) -> {
              if (!field.path("description").asText().isBlank()) {
                into.addObject()
                    .put("path", name)
                    .put("displayName", words(name))
                    .put("description", field.path("description").asText().strip());
              }
            });
  }

  /// `adminUsername` as "Admin Username".
  static String words(String name) {
    var spaced = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    return Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
  }
}
