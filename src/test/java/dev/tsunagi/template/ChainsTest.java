package dev.tsunagi.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.support.Conformance;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import dev.tsunagi.template.value.TemplateException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Parts of bundles in PEM, in whatever order they come.
class ChainsTest {

  private static Map<String, String> bundle;

  private static String render(String text, Map<String, String> data) {
    return Template.parse("t", text, Options.of(EngineV2.functions(Sources.system()))).render(data);
  }

  @BeforeAll
  static void make() {
    var made =
        render(
                """
                {{- $root := genCA "root" 9 -}}
                {{- $leaf := genSignedCert "leaf" nil (list "a.example") 9 $root -}}
                {{- $other := genSignedCert "other" nil nil 9 (genCA "another root" 9) -}}
                {{ list $root.Cert $leaf.Cert $leaf.Key $other.Cert | join "|" }}\
                """,
                Map.of())
            .split("\\|", -1);
    bundle = Map.of("root", made[0], "leaf", made[1], "key", made[2], "other", made[3]);
  }

  @ParameterizedTest
  @Conformance("UT-filter-cert-chain")
  @CsvSource({
    "leaf root, leaf, leaf",
    "root leaf, leaf, leaf",
    "leaf root, root, root",
    "root leaf, root, root",
    "root leaf, intermediate, ''",
    "leaf, leaf, leaf",
    "leaf, root, ''",
    "root, root, root",
  })
  void theOrderOfAChainDoesNotMatter(String given, String which, String expected) {
    assertThat(render("{{filterCertChain \"" + which + "\" .v}}", Map.of("v", text(given))))
        .isEqualTo(text(expected));
  }

  @Test
  @Conformance("UT-filter-cert-chain")
  void certificatesThatAreNoChainAreRefused() {
    var data = Map.of("v", text("leaf other"));
    assertThatThrownBy(() -> render("{{filterCertChain \"leaf\" .v}}", data))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("found multiple leaf or disjunct certificates");
  }

  @ParameterizedTest
  @Conformance("UT-filter-pem")
  @CsvSource({
    "key leaf root, CERTIFICATE, leaf root",
    "leaf key root, CERTIFICATE, leaf root",
    "leaf key root, RSA PRIVATE KEY, key",
    "leaf root, RSA PRIVATE KEY, ''",
  })
  void blocksOfOneKindStayInTheirOrder(String given, String type, String expected) {
    assertThat(render("{{filterPEM \"" + type + "\" .v}}", Map.of("v", text(given))))
        .isEqualTo(text(expected));
  }

  private static String text(String names) {
    return Stream.of(names.split(" ", -1))
        .filter(name -> !name.isEmpty())
        .map(bundle::get)
        .collect(Collectors.joining());
  }
}
