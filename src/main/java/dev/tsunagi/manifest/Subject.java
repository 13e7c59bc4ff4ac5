package dev.tsunagi.manifest;

import com.fasterxml.jackson.databind.JsonNode;

/// An object as people name it. A namespace may be empty.
public record Subject(String apiVersion, String kind, String namespace, String name) {

  public static Subject of(JsonNode object) {
    var metadata = object.path("metadata");
    var name = metadata.path("name").asText();
    return new Subject(
        object.path("apiVersion").asText(),
        object.path("kind").asText(),
        metadata.path("namespace").asText(),
        name.isEmpty() ? metadata.path("generateName").asText() : name);
  }

  /// As in `Deployment shop/web`.
  @Override
  public String toString() {
    return kind + " " + (namespace.isEmpty() ? name : namespace + "/" + name);
  }
}
