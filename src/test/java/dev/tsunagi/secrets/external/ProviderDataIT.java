package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How what a provider holds becomes the data of a Secret.
class ProviderDataIT {

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  @Conformance("E2E-01")
  void valuesLandAsTheyAre(TestInfo test) {
    var stage = Stage.of(rig, test).holds("a", " one\n", "b", "zwei €");
    stage.externalSecret(
        "es",
        """
        data:
          - {secretKey: one, remoteRef: {key: a}}
          - {secretKey: two, remoteRef: {key: b}}
        """);
    stage.awaitText("es", Map.of("one", " one\n", "two", "zwei €"));
    assertThat(stage.secret("es").getType()).isEqualTo("Opaque");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          data    | data: [{secretKey: v, remoteRef: {key: nul, nullBytePolicy: Fail}}]
          extract | dataFrom: [{extract: {key: nul-json, nullBytePolicy: Fail}}]
          find    | dataFrom: [{find: {name: {regexp: ^nul$}, nullBytePolicy: Fail}}]
          """)
  @Conformance({"ES-29", "ES-30", "ES-31"})
  void nullBytesCanBeRefused(String name, String spec) {
    var stage = new Stage(rig, rig.namespace("null-bytes-in-" + name));
    stage.holds("nul", "canary\0", "nul-json", "{\"v\":\"canary\\u0000\"}");
    stage.externalSecret("es", spec);
    stage.awaitReady("es", "False", "contains a null byte");
    assertThat(stage.get("es").getStatus().conditions().getFirst().reason())
        .isEqualTo("SecretSyncedError");
    assertThat(stage.find("es")).isNull();
    stage.externalSecret("es", spec.replace("Fail", "Ignore"));
    stage.awaitReady("es", "True");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plain    | target: {}
          template | target: {template: {}}
          """)
  @Conformance({"ES-37", "ES-38"})
  void aMemberThatGoesAtTheProviderGoesFromTheSecret(String name, String target) {
    var stage = new Stage(rig, rig.namespace("members-" + name));
    stage.holds("k", "{\"a\":\"1\",\"b\":\"2\"}");
    stage.externalSecret(
        "es", "refreshInterval: 1s\n" + target + "\ndataFrom: [{extract: {key: k}}]");
    stage.awaitText("es", Map.of("a", "1", "b", "2"));
    stage.holds("k", "{\"b\":\"3\"}");
    stage.awaitText("es", Map.of("b", "3"));
  }

  @Test
  @Conformance({"ES-41", "E2E-08", "E2E-10"})
  void extractsAreRewrittenEachInItsWay(TestInfo test) {
    var stage = Stage.of(rig, test).holds("k", "{\"a\":\"1\"}");
    stage.externalSecret(
        "es",
        """
        dataFrom:
          - {extract: {key: k}, rewrite: [{regexp: {source: "(.*)", target: "new-$1"}}]}
          - {extract: {key: k}, rewrite: [{regexp: {source: "(.*)", target: "old-$1"}}]}
        """);
    stage.awaitText("es", Map.of("new-a", "1", "old-a", "1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          extract | dataFrom: [{extract: {key: j}%s}]
          find    | dataFrom: [{find: {name: {regexp: a}}%s}]
          """)
  @Conformance({"ES-42", "ES-45"})
  void whoRewritesGetsNoConversion(String name, String spec) {
    var stage = new Stage(rig, rig.namespace("conversion-of-" + name));
    stage.holds("j", "{\"a/b\":\"1\"}", "a/b", "1");
    stage.externalSecret("es", spec.formatted(", rewrite: [{regexp: {source: x, target: y}}]"));
    stage.awaitReady("es", "False", "key has invalid character /");
    assertThat(stage.find("es")).isNull();
    stage.externalSecret("es", spec.formatted(""));
    stage.awaitText("es", Map.of("a_b", "1"));
  }

  @Test
  @Conformance("ES-47")
  void anErrorOfTheProviderIsSaidAndPasses(TestInfo test) {
    var stage = Stage.of(rig, test).holds("other", "x");
    stage.externalSecret("es", "refreshInterval: 1s\ndata: [{secretKey: v, remoteRef: {key: k}}]");
    stage.awaitReady("es", "False", "could not get secret data from provider");
    assertThat(rig.events(stage.namespace()))
        .anyMatch(e -> e.startsWith("Warning UpdateFailed es: could not get secret data"));
    stage.holds("k", "value");
    stage.awaitReady("es", "True", "secret synced");
    assertThat(stage.text("es")).isEqualTo(Map.of("v", "value"));
  }
}
