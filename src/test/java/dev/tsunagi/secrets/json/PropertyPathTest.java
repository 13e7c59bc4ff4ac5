package dev.tsunagi.secrets.json;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.Golden;
import dev.tsunagi.secrets.SecretValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PropertyPathTest {

  record Vector(String json, String path, boolean exists, String text, String raw) {

    static Vector of(JsonNode line) {
      return new Vector(
          line.path("json").asText(),
          line.path("path").asText(),
          line.path("exists").asBoolean(),
          line.path("text").asText(),
          line.path("raw").asText());
    }
  }

  static Stream<Vector> vectors() {
    return Golden.lines("gjson-paths.jsonl").map(Vector::of);
  }

  @ParameterizedTest
  @MethodSource("vectors")
  void findsWhatGjsonFinds(Vector gjson) {
    var path = new PropertyPath(gjson.path);
    var json = SecretValue.of(gjson.json);
    assertThat(path.rawIn(json).map(SecretValue::text))
        .isEqualTo(gjson.exists ? Optional.of(gjson.raw) : Optional.empty());
    assertThat(path.in(json).map(SecretValue::text))
        .isEqualTo(gjson.exists ? Optional.of(gjson.text) : Optional.empty());
  }

  @Test
  void theVectorsAreThere() {
    assertThat(vectors()).hasSizeGreaterThan(400);
  }
}
