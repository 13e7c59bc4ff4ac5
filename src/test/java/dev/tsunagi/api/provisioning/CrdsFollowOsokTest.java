package dev.tsunagi.api.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.schema.CommittedCrds;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever OSOK v1 admits is admitted, kept and shown here.
class CrdsFollowOsokTest {

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "Stream", dev.tsunagi.api.provisioning.Stream.class,
          "MySqlDbSystem", MySqlDbSystem.class,
          "AutonomousDatabases", AutonomousDatabases.class);

  static Set<String> kinds() {
    return KINDS.keySet();
  }

  private static JsonNode crd(String kind) {
    return CommittedCrds.crdOf(Objects.requireNonNull(KINDS.get(kind)));
  }

  private static JsonNode schema(String kind) {
    return crd(kind).at("/spec/versions/0/schema/openAPIV3Schema");
  }

  private static JsonNode field(String kind, String path) {
    return schema(kind).at("/properties/" + path.replace(".", "/properties/"));
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/osok/fields.tsv", delimiter = '\t')
  void itsFieldsAreKept(String kind, String path, String type, Long least, Long most) {
    var field = field(kind, "spec." + path);
    assertThat(type(field)).as(path).isEqualTo(type);
    assertThat(field.has("enum")).as("choices of " + path).isFalse();
    var text = type.equals("string");
    if (least != null) {
      assertThat(field.path(text ? "minLength" : "minimum").asLong(least))
          .isLessThanOrEqualTo(least);
    }
    if (most != null) {
      assertThat(field.path(text ? "maxLength" : "maximum").asLong(most))
          .isGreaterThanOrEqualTo(most);
    }
  }

  private static String type(JsonNode field) {
    var values = field.path("additionalProperties");
    if (values.isObject()) {
      return values.has("additionalProperties") ? "map of maps" : "map";
    }
    return field.path("type").asText();
  }

  /// An empty spec is admitted, and what is amiss is said in a condition.
  @ParameterizedTest
  @MethodSource("kinds")
  void nothingIsRequired(String kind) {
    assertThat(required(schema(kind))).isEmpty();
  }

  private static List<String> required(JsonNode node) {
    return node.findValues("required").stream().map(JsonNode::toString).toList();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void itsStatusIsShown(String kind) {
    for (var name : List.of("createdAt", "updatedAt", "requestedAt", "deletedAt")) {
      assertThat(field(kind, "status.status." + name).path("type").asText()).isEqualTo("string");
    }
    assertThat(field(kind, "status.status.ocid").path("type").asText()).isEqualTo("string");
    assertThat(field(kind, "status.status.conditions").path("type").asText()).isEqualTo("array");
  }

  @Test
  void itsNamesHold() {
    assertThat(KINDS.keySet().stream().map(kind -> crd(kind).at("/spec/names").toString()))
        .containsExactlyInAnyOrder(
            "{\"kind\":\"Stream\",\"plural\":\"streams\",\"singular\":\"stream\"}",
            "{\"kind\":\"MySqlDbSystem\",\"plural\":\"mysqldbsystems\",\"singular\":\"mysqldbsystem\"}",
            "{\"kind\":\"AutonomousDatabases\",\"plural\":\"autonomousdatabases\","
                + "\"singular\":\"autonomousdatabases\"}");
  }
}
