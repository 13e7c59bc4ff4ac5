package dev.tsunagi.api.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

/// A ServiceBinding can name each of our kinds that one connects to: the controller finds the CRDs
/// by their annotation, and may read what the role names.
class ServiceBindingRoleTest {

  private static final YAMLMapper YAML = new YAMLMapper();

  private static JsonNode role() throws IOException {
    return YAML.readTree(Path.of("deploy/service-binding-role.yaml").toFile());
  }

  private static Set<String> named() throws IOException {
    return role()
        .path("rules")
        .valueStream()
        .flatMap(
            rule ->
                rule.path("resources")
                    .valueStream()
                    .map(r -> r.asText() + "." + rule.at("/apiGroups/0").asText()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> annotated() throws IOException {
    try (var files = Files.list(Path.of("crds"))) {
      return files
          .map(ServiceBindingRoleTest::read)
          .filter(
              crd ->
                  crd.at("/metadata/annotations/servicebinding.io~1provisioned-service")
                      .asText()
                      .equals("true"))
          .map(crd -> crd.at("/metadata/name").asText())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theRoleNamesExactlyWhatOneConnectsTo() throws IOException {
    assertThat(named())
        .isEqualTo(annotated())
        .contains(
            "autonomousdatabases.oci.oracle.com",
            "mysqlaccounts.tsunagi.dev",
            "mysqldbsystems.oci.oracle.com",
            "streampools.tsunagi.dev",
            "streams.oci.oracle.com");
  }

  @Test
  void theRoleIsAggregatedAndOnlyReads() throws IOException {
    assertThat(role().at("/metadata/labels/servicebinding.io~1controller").asText())
        .isEqualTo("true");
    assertThat(role().path("rules"))
        .allSatisfy(
            rule ->
                assertThat(rule.path("verbs").valueStream().map(JsonNode::asText))
                    .containsExactly("get", "list", "watch"));
  }

  /// Where the specification looks for the Secret's name.
  @Test
  void eachHasTheNameOfItsSecretInItsStatus() throws IOException {
    try (var files = Files.list(Path.of("crds"))) {
      var bindable = annotated();
      assertThat(
              files
                  .map(ServiceBindingRoleTest::read)
                  .filter(crd -> bindable.contains(crd.at("/metadata/name").asText())))
          .allSatisfy(
              crd ->
                  assertThat(
                          crd.at(
                                  "/spec/versions/0/schema/openAPIV3Schema/properties/status"
                                      + "/properties/binding/properties/name/type")
                              .asText())
                      .isEqualTo("string"));
    }
  }
}
