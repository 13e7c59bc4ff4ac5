package dev.tsunagi.secrets.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tsunagi.Golden;
import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.template.Options;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import dev.tsunagi.template.value.Budget;
import dev.tsunagi.template.value.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RewritingTest {

  private static final ObjectMapper YAML = new YAMLMapper();

  static Stream<JsonNode> vectors() {
    return Golden.lines("rewrite-regexp.jsonl");
  }

  @Conformance("UT-rewrite")
  @ParameterizedTest
  @MethodSource("vectors")
  void keysAreReplacedAsGoDoes(JsonNode vector) {
    var step =
        new Rewrite.Regexp(vector.get("source").textValue(), vector.get("target").textValue());
    var data = SecretData.of(Map.of(vector.get("key").textValue(), SecretValue.of("v")));
    assertThat(KeyReplacement.of(step, new Budget(Limits.DEFAULT)).in(data).names())
        .containsExactly(vector.get("renamed").textValue());
  }

  @Test
  void aSourceThatDoesNotCompileIsNamed() {
    assertThatThrownBy(() -> rewrite("[{regexp: {source: '(', target: x}}]", "{a: b}"))
        .hasMessage(
            "rewrite[0]: rewrite.regexp.source: error parsing regexp: missing closing ): `(`");
  }

  @Conformance("UT-rewrite-merge")
  @ParameterizedTest(name = "{0} of {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                    | {}                                       | ''
          {}                                    | {a: '{"x": 1}', b: '{"y": "t"}'}         | x=1 y=t
          {}                                    | {a: '{"n": null, "o": {"k": [1]}, "b": true}'} | b=true n= o={"k":[1]}
          {}                                    | {a: '{"n": 1e3, "m": 1.50}'}              | m=1.5 n=1000
          {strategy: JSON, into: all}           | {a: '{"n": [1.50, {"m": 1e3}]}'}         | a={"n": [1.50, {"m": 1e3}]} all={"n":[1.5,{"m":1000}]}
          {conflictPolicy: Ignore}              | {a: '{"x": 1}', b: '{"x": 2}'}           | x=2
          {conflictPolicy: Ignore, priority: [a]} | {a: '{"x": 1}', b: '{"x": 2}'}         | x=1
          {conflictPolicy: Ignore, priority: [z, a], priorityPolicy: IgnoreNotFound} | {a: '{"x": 1}', b: '{"x": 2}'} | x=1
          {strategy: JSON, into: all}           | {a: '{"x": 1}', b: '{"w": 2}'}           | a={"x": 1} all={"w":2,"x":1} b={"w": 2}
          """)
  void objectsAreMerged(String merge, String data, String merged) throws IOException {
    assertThat(text(rewrite("[{merge: " + merge + "}]", data))).isEqualTo(merged);
  }

  @Conformance("UT-rewrite-merge")
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                             | {a: '{"x": 1}', b: '{"x": 2}'} | merge failed with conflicts: x
          {priority: [c]}                | {a: '{"x": 1}'}                | merge failed: no key c
          {}                             | {a: 'canary'}                  | merge failed: the value of key a is not a JSON object
          {}                             | {a: '{"canary'}                | merge failed: the value of key a is not a JSON object
          {}                             | {a: '{"x": 1e999}'}            | a number is out of range
          {strategy: JSON}               | {a: '{"x": 1}'}                | merge failed: strategy JSON needs rewrite.merge.into
          """)
  void whatCannotBeMergedIsNamedAndNotShown(String merge, String data, String says) {
    assertThatThrownBy(() -> rewrite("[{merge: " + merge + "}]", data))
        .hasMessageStartingWith("rewrite[0]: " + says)
        .hasMessageNotContaining("canary");
  }

  @Conformance("UT-rewrite")
  @Test
  void keysAreTransformedByATemplate() throws IOException {
    var steps = "[{transform: {template: '{{ .value | upper | replace \"-\" \"_\" }}_X'}}]";
    assertThat(text(rewrite(steps, "{db-user: u}"))).isEqualTo("DB_USER_X=u");
  }

  @Test
  void aTransformThatFailsIsNamed() {
    assertThatThrownBy(() -> rewrite("[{transform: {template: '{{'}}]", "{a: b}"))
        .hasMessageStartingWith("rewrite[0]: unable to parse template at key rewrite.transform: ");
  }

  @Conformance("UT-rewrite")
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          []                                                                  @ {a: x}                     @ a=x
          [{regexp: {source: nothing, target: x}}]                            @ {a: x}                     @ a=x
          [{regexp: {source: '^app/', target: ''}}]                           @ {app/a: x, app/b: y, c: z} @ a=x b=y c=z
          [{regexp: {source: '(\\w)-(\\w)', target: '${2}_$1'}}]            @ {a-b: x}                   @ b_a=x
          [{regexp: {source: '(?P<x>\\w)-(?P<y>\\w)', target: '${y}_${x}'}}] @ {a-b: x}                @ b_a=x
          [{merge: {}}, {regexp: {source: '^', target: p_}}]                  @ {a: '{"x": "1"}'}          @ p_x=1
          [{regexp: {source: '^', target: p_}}, {merge: {priority: [p_a], conflictPolicy: Ignore}}] @ {a: '{"x": "1"}', b: '{"x": "2"}'} @ x=1
          [{merge: {}}, {merge: {strategy: JSON, into: all}}]                 @ {a: '{"x": {"y": "1"}}'}   @ all={"y":"1"} x={"y":"1"}
          [{transform: {template: '{{ .value | upper | replace "/" "_" }}'}}] @ {app/db-user: u}           @ APP_DB-USER=u
          """)
  void rewrites(String steps, String data, String rewritten) throws IOException {
    assertThat(text(rewrite(steps, data))).isEqualTo(rewritten);
  }

  @Conformance("UT-rewrite")
  @Test
  void stepsAreTakenInTheirOrder() throws IOException {
    var steps =
        "[{regexp: {source: '^', target: db-}}, {regexp: {source: '^db-(.*)$', target:"
            + " '$1-of-db'}}]";
    assertThat(text(rewrite(steps, "{user: u}"))).isEqualTo("user-of-db=u");
  }

  private static SecretData rewrite(String steps, String data) throws IOException {
    var values = new TreeMap<String, SecretValue>();
    YAML.readTree(data)
        .properties()
        .forEach(e -> values.put(e.getKey(), SecretValue.of(e.getValue().textValue())));
    return new Rewriting(Options.of(EngineV2.functions(Sources.system())))
        .rewrite(List.of(YAML.readValue(steps, Rewrite[].class)), new SecretData(values));
  }

  private static String text(SecretData data) {
    return data.values().entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue().text())
        .collect(Collectors.joining(" "));
  }
}
