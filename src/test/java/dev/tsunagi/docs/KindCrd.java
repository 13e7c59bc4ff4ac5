package dev.tsunagi.docs;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// A CRD and the version of it that is stored.
record KindCrd(JsonNode names, String group, boolean clusterWide, JsonNode version) {

  static KindCrd of(JsonNode crd) {
    var stored =
        crd.at("/spec/versions")
            .valueStream()
            .filter(version -> version.path("storage").asBoolean())
            .findFirst()
            .orElseThrow();
    return new KindCrd(
        crd.at("/spec/names"),
        crd.at("/spec/group").asText(),
        crd.at("/spec/scope").asText().equals("Cluster"),
        stored);
  }

  String kind() {
    return names.path("kind").asText();
  }

  String plural() {
    return names.path("plural").asText();
  }

  List<String> shortNames() {
    return names.path("shortNames").valueStream().map(JsonNode::asText).toList();
  }

  String apiVersion() {
    return group + "/" + version.path("name").asText();
  }

  /// Where its page is, beside the others.
  String file() {
    return kind().toLowerCase(Locale.ROOT) + ".md";
  }

  JsonNode schema() {
    return version.at("/schema/openAPIV3Schema");
  }

  /// Of the kind, or else of its spec; may be empty.
  String description() {
    var own = schema().path("description").asText();
    return own.isBlank() ? schema().at("/properties/spec/description").asText() : own;
  }
}
