package dev.tsunagi.secrets.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import dev.tsunagi.template.Options;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Templates that write to a path.
class PlacedTest {

  private static Rendered render(String templateFrom, Function<TemplateSource, String> sources) {
    var spec =
        Manifests.read(
                ExternalSecret.class,
                "spec: {target: {template: {templateFrom: [" + templateFrom + "]}}}")
            .getSpec();
    return Templating.render(
        "spec.target.template",
        Objects.requireNonNull(spec.target().template()),
        SecretData.of(Map.of("v", SecretValue.of("x: 1"))),
        sources,
        Options.of(EngineV2.functions(Sources.system())));
  }

  static Stream<Map.Entry<String, Object>> texts() {
    return Stream.of(
        Map.entry("5", 5),
        Map.entry("1.5", 1.5),
        Map.entry("true", true),
        Map.entry("'5'", "5"),
        Map.entry("plain text", "plain text"),
        Map.entry("null", ""),
        Map.entry("{a: {b: [1, c]}}", Map.of("a", Map.of("b", List.of(1, "c")))),
        Map.entry("- 1\n- 2", List.of(1, 2)),
        Map.entry("{{ .v }}", Map.of("x", 1)),
        Map.entry("{broken", "{broken"),
        Map.entry("a: b: c", "a: b: c"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  @Conformance("UT-template-yaml")
  void whatIsRenderedIsReadAsYamlOrTakenAsText(Map.Entry<String, Object> entry) {
    var from = "{configMap: {name: c, items: [{key: a.b}]}, target: spec.X}";
    assertThat(render(from, _ -> entry.getKey()).placed())
        .containsExactly(new Rendered.Placed("spec.X", "a.b", entry.getValue()));
  }

  @Test
  @Conformance({"UT-template-yaml", "UT-template-scopes"})
  void aWholeDocumentHasNoKey() {
    var rendered =
        render(
            "{literal: '{n: {{ len .v }}}', target: spec.X}, {literal: 'l: a', target: Labels}",
            _ -> "");
    assertThat(rendered.placed())
        .containsExactly(new Rendered.Placed("spec.X", "", Map.of("n", 4)));
    assertThat(rendered.labels()).isEqualTo(Map.of("l", "a"));
    assertThat(rendered.data().isEmpty()).isTrue();
  }
}
