package dev.tsunagi.secrets.json;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonObjectTest {

  @Test
  void valuesAreWrittenAsGoWritesThem() {
    var data =
        Map.of(
            "z", SecretValue.of("<a&b>"),
            "a", SecretValue.of("\"\n\u2028"),
            "bad", SecretValue.of(new byte[] {'x', (byte) 0xff}));
    assertThat(JsonObject.of(SecretData.of(data)).text())
        .isEqualTo(
            "{\"a\":\"\\\"\\n\\u2028\",\"bad\":\"x\ufffd\",\"z\":\"\\u003ca\\u0026b\\u003e\"}");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {}                       | a | 1 | {"a":"1"}
          {"a":"1", "b":2}         | a | 1 | {"a":"1", "b":2}
          {"a":"0", "b":2}         | a | 1 | {"a":"1","b":2}
          {"a":1}                  | a | 1 | {"a":"1"}
          { "b" : [1, {}] }        | a | 1 | {"b":[1, {}],"a":"1"}
          {"a":"x","a":"y"}        | a | 1 | {"a":"1"}
          {"\\u0061":"x"}          | a | 1 | {"a":"1"}
          {"a.b":"x"}              | a.b | 1 | {"a.b":"1"}
          []                       | a | 1 | -
          "text"                   | a | 1 | -
          {"a"                     | a | 1 | -
          """)
  void oneMemberIsSetAndTheOthersStay(String object, String name, String value, String result) {
    assertThat(
            JsonObject.with(SecretValue.of(object), name, SecretValue.of(value))
                .map(SecretValue::text)
                .orElse("-"))
        .isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {"a":"1", "b":2}         | a | {"b":2}
          {"a":"1"}                | a | {}
          {"b":2}                  | a | -
          text                     | a | -
          """)
  void oneMemberIsTakenAway(String object, String name, String result) {
    assertThat(JsonObject.without(SecretValue.of(object), name).map(SecretValue::text).orElse("-"))
        .isEqualTo(result);
  }
}
