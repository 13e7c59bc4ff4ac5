package dev.tsunagi.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// YAML as kubectl takes it.
class ScalarsTest {

  @ParameterizedTest
  @CsvSource({
    "0644, 420", "0x1A4, 420", "420, 420", "+420, 420", "-0644, -420", "4_20, 420",
    "0, 0", "yes, true", "Off, false", "1.5, 1.5", "~, null", "2026-01-01, 2026-01-01",
    "1:30, 1:30", "99999999999999999999, 99999999999999999999", ".nan, .nan", "v1, v1"
  })
  void readsScalarsAsKubectlDoes(String text, String value) {
    var document = (Document.Read) Documents.of("a: " + text).getFirst();
    assertThat(document.tree().path("a").asText()).isEqualTo(value);
  }

  @Test
  void mergesMappings() {
    var text = "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: {<<: [*a, *b], x: 3}\n";
    var document = (Document.Read) Documents.of(text).getFirst();
    assertThat(document.tree().path("c")).hasToString("{\"x\":3,\"y\":1,\"z\":2}");
  }
}
