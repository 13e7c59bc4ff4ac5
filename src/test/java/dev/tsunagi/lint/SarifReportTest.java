package dev.tsunagi.lint;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tsunagi.virtualnode.PodShape;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Against what the schema of SARIF 2.1.0 requires of the parts that we write.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SarifReportTest {

  /// Object → the properties that the schema requires, and all that it knows of those we write.
  private static final Map<String, Set<String>> REQUIRED =
      Map.of(
          "", Set.of("version", "runs"),
          "/runs/*", Set.of("tool"),
          "/runs/*/tool", Set.of("driver"),
          "/runs/*/tool/driver", Set.of("name"),
          "/runs/*/tool/driver/rules/*", Set.of("id"),
          "/runs/*/invocations/*", Set.of("executionSuccessful"),
          "/runs/*/invocations/*/toolExecutionNotifications/*", Set.of("message"),
          "/runs/*/results/*", Set.of("message"),
          "/runs/*/results/*/message", Set.of("text"));

  private JsonNode log;

  @BeforeAll
  void makeOne() throws IOException {
    var lint = new Lint(PodShape.ALL.getFirst());
    for (var file : ManifestsTest.manifests()) {
      lint.look("charts/my chart/" + file.getFileName(), Files.readString(file));
    }
    lint.look("/abs/broken.yaml", "a: [");
    log = new ObjectMapper().readTree(SarifReport.of(lint.report(), "1.0").toString());
  }

  @Test
  void hasWhatTheSchemaRequires() {
    REQUIRED.forEach(
        (place, names) -> {
          var found = at(log, place);
          assertThat(found).as(place).isNotEmpty();
          found.forEach(
              node -> names.forEach(n -> assertThat(node.has(n)).as(place + "/" + n).isTrue()));
        });
    assertThat(log.path("version").asText()).isEqualTo("2.1.0");
  }

  @Test
  void valuesAreThoseOfTheSchema() {
    assertThat(texts("/runs/*/results/*/level")).isSubsetOf("none", "note", "warning", "error");
    assertThat(texts("/runs/*/tool/driver/rules/*/helpUri"))
        .allMatch(u -> URI.create(u).isAbsolute());
    assertThat(texts("/runs/*/results/*/locations/*/physicalLocation/artifactLocation/uri"))
        .allMatch(uri -> URI.create(uri).toString().startsWith("charts/my%20chart/"));
    assertThat(texts("/runs/*/columnKind")).containsExactly("utf16CodeUnits");
    for (var region : at(log, "/runs/*/results/*/locations/*/physicalLocation/region")) {
      assertThat(region.path("startLine").asInt()).isPositive();
      assertThat(region.path("startColumn").asInt()).isPositive();
    }
  }

  @Test
  void resultsPointAtTheirRules() {
    var rules = at(log, "/runs/*/tool/driver/rules/*");
    assertThat(rules).extracting(r -> r.path("id").asText()).doesNotHaveDuplicates();
    for (var result : at(log, "/runs/*/results/*")) {
      assertThat(rules.get(result.path("ruleIndex").asInt()).path("id"))
          .isEqualTo(result.path("ruleId"));
    }
  }

  @Test
  void tellsWhatCouldNotBeRead() {
    assertThat(texts("/runs/*/invocations/*/executionSuccessful")).containsExactly("false");
    assertThat(
            texts(
                "/runs/*/invocations/*/toolExecutionNotifications/*/locations/*/physicalLocation/artifactLocation/uri"))
        .containsExactly("file:/abs/broken.yaml");
  }

  private List<String> texts(String place) {
    return at(log, place).stream().map(JsonNode::asText).toList();
  }

  private static List<JsonNode> at(JsonNode root, String place) {
    var found = List.of(root);
    for (var step : place.isEmpty() ? new String[0] : place.substring(1).split("/", -1)) {
      found =
          found.stream()
              .flatMap(node -> step.equals("*") ? node.valueStream() : Stream.of(node.path(step)))
              .filter(node -> !node.isMissingNode())
              .toList();
    }
    return found;
  }
}
