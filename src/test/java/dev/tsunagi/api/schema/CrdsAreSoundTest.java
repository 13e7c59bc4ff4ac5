package dev.tsunagi.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What an API server would refuse of a CRD, as far as it can be said without one.
class CrdsAreSoundTest {

  private static final Path CRDS = Path.of("crds");

  private final List<String> faults = new ArrayList<>();

  @TestFactory
  Stream<DynamicTest> schemasAreStructural() throws IOException {
    try (var files = Files.list(CRDS)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)))
          .toList()
          .stream();
    }
  }

  private void check(Path file) throws IOException {
    var crd = new YAMLMapper().readTree(file.toFile());
    faults.clear();
    var name = crd.at("/spec/group").asText() + "_" + crd.at("/spec/names/plural").asText();
    assertThat(file.getFileName()).hasToString(name + ".yaml");
    assertThat(crd.at("/spec/versions").valueStream().filter(v -> v.path("storage").asBoolean()))
        .hasSize(1);
    for (var version : crd.at("/spec/versions")) {
      var schema = version.at("/schema/openAPIV3Schema");
      visit(version.path("name").asText(), schema);
      version.path("selectableFields").forEach(field -> leadsToAValue(schema, field));
    }
    assertThat(faults).isEmpty();
  }

  private void visit(String path, JsonNode schema) {
    var anything = schema.path("x-kubernetes-int-or-string").asBoolean();
    if (!schema.has("type") && !anything && !schema.has("x-kubernetes-preserve-unknown-fields")) {
      faults.add(path + " has no type");
    }
    if (schema.path("type").asText().equals("array") && !schema.has("items")) {
      faults.add(path + " says nothing of its elements");
    }
    if (schema.has("properties") && schema.has("additionalProperties")) {
      faults.add(path + " has both properties and additionalProperties");
    }
    var properties = schema.path("properties");
    schema
        .path("required")
        .valueStream()
        .filter(name -> !properties.has(name.asText()))
        .forEach(name -> faults.add(path + " requires what it does not have: " + name));
    if (schema.has("default") && !isValid(schema)) {
      faults.add(path + " has a default that it does not allow");
    }
    properties.forEachEntry((name, child) -> visit(path + "." + name, child));
    Stream.of("items", "additionalProperties")
        .map(schema::path)
        .filter(JsonNode::isObject)
        .forEach(child -> visit(path + "[]", child));
  }

  private static boolean isValid(JsonNode schema) {
    var rules = Schema.of(schema);
    var value = schema.path("default");
    return rules.type().holds().test(value)
        && rules.rules().stream().allMatch(rule -> rule.holds().test(value));
  }

  private void leadsToAValue(JsonNode schema, JsonNode field) {
    var node = schema;
    for (var step : field.path("jsonPath").asText().substring(1).split("\\.", -1)) {
      node = node.path("properties").path(step);
    }
    if (!Set.of("string", "integer", "boolean").contains(node.path("type").asText())) {
      faults.add("cannot select by " + field);
    }
  }
}
