package dev.tsunagi.secrets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {

  private static Object yaml(String text) {
    return Objects.requireNonNull(Manifests.read(Map.class, "v: " + text).get("v"));
  }

  @ParameterizedTest(name = "{1} at {0} of {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          spec            | 5             | {}                          | {spec: 5}
          spec            | {a: 1}        | {spec: {b: 2}}              | {spec: {b: 2, a: 1}}
          spec            | {a: 1}        | {spec: 7}                   | {spec: {a: 1}}
          spec.a          | text          | {kind: K}                   | {kind: K, spec: {a: text}}
          spec.a.B        | {x: 1}        | {spec: {a: {B: {y: 2}}}}    | {spec: {a: {B: {y: 2, x: 1}}}}
          spec.a          | {x: {n: 1}}   | {spec: {a: {x: {m: 2}}}}    | {spec: {a: {x: {m: 2, n: 1}}}}
          spec.a[0].b     | true          | {}                          | {spec: {a: [{b: true}]}}
          spec.a[1].b     | 1             | {spec: {a: [{c: 0}]}}       | {spec: {a: [{c: 0}, {b: 1}]}}
          spec.a[0]       | [1]           | {spec: {a: [[0], 2]}}       | {spec: {a: [[1], 2]}}
          spec.a[0][1]    | x             | {}                          | {spec: {a: [[{}, x]]}}
          a[0].b          | x             | {}                          | refused
          """)
  @Conformance("UT-template-paths")
  void placesAValueAndPlacesItAgain(String path, String value, String into, String outcome) {
    if (outcome.equals("refused")) {
      assertThatThrownBy(() -> ObjectPath.parse(path)).hasMessageContaining(path);
      return;
    }
    var once = ObjectPath.parse(path).placed(yaml(into), yaml(value));
    assertThat(once).isEqualTo(yaml(outcome));
    assertThat(ObjectPath.parse(path).placed(once, yaml(value))).isEqualTo(once);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "spec.",
        "[0]",
        "spec.a[",
        "spec.a[x]",
        "spec.a[-1]",
        "spec.a]0[",
        "spec.a[10001]",
        "spec.a[9999999999]",
        "kind",
        "apiVersion",
        "metadata.namespace",
        "Metadata.ownerReferences",
        "status.x"
      })
  @Conformance("UT-template-paths")
  void refusesWhatIsNoPathAndWhatIsNotATemplatesToWrite(String path) {
    assertThatThrownBy(() -> ObjectPath.parse(path))
        .hasMessageStartingWith("could not apply template to manifest: templateFrom target=");
  }
}
