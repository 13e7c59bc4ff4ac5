package dev.tsunagi.secrets.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.Golden;
import dev.tsunagi.api.secrets.DecodingStrategy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecodingTest {

  static Stream<JsonNode> vectors() {
    return Golden.lines("go-base64.jsonl");
  }

  @Conformance("UT-decoding")
  @ParameterizedTest
  @MethodSource("vectors")
  void readsBase64AsGoDoes(JsonNode go) {
    var value = SecretValue.of(go.path("text").asText());
    compare(go, "std", DecodingStrategy.BASE64, value, "value is not base64");
    compare(go, "url", DecodingStrategy.BASE64_URL, value, "value is not base64url");
  }

  private static void compare(
      JsonNode go, String alphabet, DecodingStrategy strategy, SecretValue value, String refusal) {
    if (go.has(alphabet)) {
      assertThat(Decoding.decode(strategy, value)).isEqualTo(hex(go.path(alphabet)));
    } else {
      Refused.with(refusal, () -> Decoding.decode(strategy, value));
    }
  }

  @Conformance("UT-decoding")
  @ParameterizedTest
  @MethodSource("vectors")
  void autoTakesWhatCanBeDecodedAndLeavesTheRest(JsonNode go) {
    var value = SecretValue.of(go.path("text").asText());
    var expected =
        go.has("std") ? hex(go.path("std")) : go.has("url") ? hex(go.path("url")) : value;
    assertThat(Decoding.decode(DecodingStrategy.AUTO, value)).isEqualTo(expected);
  }

  @Conformance("UT-decoding")
  @ParameterizedTest
  @MethodSource("vectors")
  void noneLeavesEverything(JsonNode go) {
    var value = SecretValue.of(go.path("text").asText());
    assertThat(Decoding.decode(DecodingStrategy.NONE, value)).isSameAs(value);
  }

  @Test
  void aRefusalNamesTheKeyAndNotTheValue() {
    var data =
        SecretData.of(
            Map.of("good", SecretValue.of("Zm9v"), "poor", SecretValue.of("canary canary")));
    Refused.with(
        "key poor: value is not base64", () -> Decoding.decode(DecodingStrategy.BASE64, data));
  }

  @Conformance("UT-decoding")
  @Test
  void everyValueIsDecoded() {
    var data = SecretData.of(Map.of("a", SecretValue.of("Zm9v"), "b", SecretValue.of("")));
    assertThat(Decoding.decode(DecodingStrategy.BASE64, data))
        .isEqualTo(SecretData.of(Map.of("a", SecretValue.of("foo"), "b", SecretValue.of(""))));
  }

  @Test
  void bytesThatAreNoTextStayAsTheyAre() {
    var bytes = SecretValue.of(new byte[] {(byte) 0xFF, 0, (byte) 0x80});
    assertThat(Decoding.decode(DecodingStrategy.AUTO, bytes)).isEqualTo(bytes);
  }

  private static SecretValue hex(JsonNode hex) {
    return SecretValue.of(HexFormat.of().parseHex(hex.asText()));
  }
}
