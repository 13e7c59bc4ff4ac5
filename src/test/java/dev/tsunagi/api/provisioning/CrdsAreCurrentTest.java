package dev.tsunagi.api.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tsunagi.support.CrdGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The committed CRDs of our own kinds are those that the records make.
class CrdsAreCurrentTest {

  private static final String STATUS = "/spec/versions/0/schema/openAPIV3Schema/properties/status";

  @TestFactory
  java.util.stream.Stream<DynamicTest> committedIsGenerated() throws IOException {
    return CrdGenerator.generate().entrySet().stream()
        .map(
            crd ->
                DynamicTest.dynamicTest(
                    crd.getKey(),
                    () ->
                        assertThat(Path.of("crds", crd.getKey()))
                            .as("stale; run: mvn -Pcrds")
                            .hasContent(crd.getValue())));
  }

  @TestFactory
  java.util.stream.Stream<DynamicTest> everyFieldIsDescribed() throws IOException {
    var yaml = new YAMLMapper();
    return CrdGenerator.generate().entrySet().stream()
        .map(
            crd ->
                DynamicTest.dynamicTest(
                    crd.getKey(),
                    () -> {
                      var schema =
                          yaml.readTree(crd.getValue())
                              .at("/spec/versions/0/schema/openAPIV3Schema/properties/spec");
                      assertThat(undescribed("spec", schema)).isEmpty();
                      if (crd.getKey().contains("workload")) {
                        var status = yaml.readTree(crd.getValue()).at(STATUS);
                        assertThat(undescribed("status", status))
                            .allMatch(path -> path.startsWith("status.conditions[]."));
                      }
                    }));
  }

  private static List<String> undescribed(String path, JsonNode schema) {
    var found = new ArrayList<String>();
    schema
        .path("properties")
        .forEachEntry(
            (name, child) -> {
              if (child.path("description").asText().isBlank()) {
                found.add(path + "." + name);
              }
              found.addAll(undescribed(path + "." + name, child));
            });
    if (schema.has("items")) {
      found.addAll(undescribed(path + "[]", schema.path("items")));
    }
    return found;
  }
}
