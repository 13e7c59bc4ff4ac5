package dev.tsunagi.simulator.kubernetes.resource;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType.Names;
import dev.tsunagi.simulator.kubernetes.schema.MetadataSchema;

/// The types that a CustomResourceDefinition brings, one for each version that it serves.
final class CustomTypes {

  private CustomTypes() {}

  static List<ResourceType> of(JsonNode definition) {
    var spec = definition.path("spec");
    return spec.path("versions")
        .valueStream()
        .filter(version -> version.path("served").asBoolean())
        .map(version -> type(spec, version))
        .toList();
  }

  private static ResourceType type(JsonNode spec, JsonNode version) {
    var names = spec.path("names");
    var kind = Json.text(names, "kind");
    var traits = new HashSet<>(Set.of("counted"));
    version.path("subresources").propertyStream().forEach(entry -> traits.add(entry.getKey()));
    var schema = MetadataSchema.complete(Json.at(version, "schema", "openAPIV3Schema"));
    return new ResourceType(
        Json.text(spec, "group"),
        Json.text(version, "name"),
        new Names(
            Json.text(names, "plural"),
            names.path("singular").asText(kind.toLowerCase(Locale.ROOT)),
            kind,
            Json.strings(names.path("shortNames")),
            Json.strings(names.path("categories"))),
        Json.text(spec, "scope").equals("Namespaced"),
        Set.copyOf(traits),
        () -> schema,
        version);
  }
}
