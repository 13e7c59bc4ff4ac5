package dev.tsunagi.api.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoDurationTest {

  static Stream<JsonNode> goTook() {
    return Golden.lines("go-durations.jsonl").filter(line -> !line.has("error"));
  }

  static Stream<JsonNode> goRefused() {
    return Golden.lines("go-durations.jsonl").filter(line -> line.has("error"));
  }

  @ParameterizedTest
  @MethodSource("goTook")
  void readsAndPrintsAsGoDoes(JsonNode go) {
    var duration = GoDuration.parse(go.path("text").asText());
    assertThat(duration.nanos()).isEqualTo(go.path("nanos").asLong());
    assertThat(duration).hasToString(go.path("print").asText());
  }

  @ParameterizedTest
  @MethodSource("goRefused")
  void refusesWithTheTextOfGo(JsonNode go) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoDuration.parse(go.path("text").asText()))
        .withMessage(go.path("error").asText());
  }

  @Test
  void theVectorsAreThere() {
    assertThat(goTook()).hasSizeGreaterThan(50);
    assertThat(goRefused()).hasSizeGreaterThan(40);
  }

  @Test
  void printsTheWholeRange() {
    assertThat(new GoDuration(Long.MIN_VALUE)).hasToString("-2562047h47m16.854775808s");
    assertThat(new GoDuration(Long.MAX_VALUE)).hasToString("2562047h47m16.854775807s");
  }
}
