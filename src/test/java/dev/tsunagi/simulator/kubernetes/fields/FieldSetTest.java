package dev.tsunagi.simulator.kubernetes.fields;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.simulator.kubernetes.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSetTest {

  private static FieldSet set(String json) {
    return FieldSet.parse(Json.constant(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'f:a':{}}",
        "{'f:a':{'.':{},'f:b':{}}}",
        "{'f:a':{'k:{\\'n\\':1}':{'.':{},'f:n':{}}},'f:b':{'v:1':{}}}"
      })
  void readsWhatItWrites(String json) {
    assertThat(set(json).json()).isEqualTo(Json.constant(json));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'f:a':{},'f:b':{}}          | {'f:b':{},'f:c':{}} | {'f:a':{},'f:b':{},'f:c':{}} | {'f:a':{}}        | {'f:b':{}}
          {'f:a':{'.':{},'f:b':{}}}    | {'f:a':{'f:b':{}}}  | {'f:a':{'.':{},'f:b':{}}}    | {'f:a':{}}        | {'f:a':{'f:b':{}}}
          {'f:a':{'f:b':{}}}           | {'f:a':{}}          | {'f:a':{'.':{},'f:b':{}}}    | {'f:a':{'f:b':{}}} | {'.':{}}
          """)
  void combines(String a, String b, String union, String minus, String intersection) {
    assertThat(set(a).union(set(b))).isEqualTo(set(union));
    assertThat(set(a).minus(set(b))).isEqualTo(set(minus));
    var common = set(a).intersection(set(b));
    assertThat(common.isEmpty() ? set("{'.':{}}") : common).isEqualTo(set(intersection));
  }
}
