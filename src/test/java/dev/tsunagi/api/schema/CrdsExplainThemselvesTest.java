package dev.tsunagi.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `kubectl explain` of every kind, at any depth, reads like documentation, and whoever breaks a
/// rule is told in words which one.
class CrdsExplainThemselvesTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  /// Kubernetes itself describes these.
  private static final Set<String> GIVEN = Set.of(".apiVersion", ".kind", ".metadata");

  static List<Path> crds() throws IOException {
    try (var files = Files.list(Path.of("crds"))) {
      return files.sorted().toList();
    }
  }

  private static List<JsonNode> schemas(Path crd) throws IOException {
    return YAML.readTree(crd.toFile())
        .at("/spec/versions")
        .valueStream()
        .map(version -> version.at("/schema/openAPIV3Schema"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("crds")
  void everyFieldIsDescribed(Path crd) throws IOException {
    for (var schema : schemas(crd)) {
      assertThat(schema.path("description").asText()).as("the kind itself").isNotBlank();
      assertThat(undescribed("", schema)).isEmpty();
    }
  }

  private static List<String> undescribed(String path, JsonNode schema) {
    var found = new ArrayList<String>();
    for (var property : schema.path("properties").properties()) {
      var at = path + "." + property.getKey();
      if (property.getValue().path("description").asText().isBlank() && !GIVEN.contains(at)) {
        found.add(at);
      }
      found.addAll(undescribed(at, property.getValue()));
    }
    for (var below : List.of("items", "additionalProperties")) {
      if (schema.path(below).isObject()) {
        found.addAll(undescribed(path + "[]", schema.path(below)));
      }
    }
    return found;
  }

  @ParameterizedTest
  @MethodSource("crds")
  void everyRuleHasAMessage(Path crd) throws IOException {
    for (var schema : schemas(crd)) {
      assertThat(
              schema.findValues("x-kubernetes-validations").stream().flatMap(JsonNode::valueStream))
          .allSatisfy(
              rule ->
                  assertThat(
                          rule.path("message").asText("")
                              + rule.path("messageExpression").asText(""))
                      .as(rule.path("rule").asText())
                      .isNotBlank());
    }
  }
}
