package dev.tsunagi.secrets.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.NamespaceCondition;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceAccessTest {

  /// Seen from the namespace `shop-eu`, labelled `tier: db, kubernetes.io/metadata.name: shop-eu`.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                           | yes
          [{}]                                                         | no
          [{namespaces: [shop-eu]}]                                    | yes
          [{namespaces: [other, shop-eu]}]                             | yes
          [{namespaces: [shop]}]                                       | no
          [{namespaces: [other]}, {namespaces: [shop-eu]}]             | yes
          [{namespaces: [other, shop, eu]}]                            | no
          [{namespaces: [other]}, {namespaces: [shop]}]                | no
          [{namespaceSelector: {matchLabels: {tier: web}}}, {namespaceSelector: {matchLabels: {tier: db}}}] | yes
          [{namespaceSelector: {matchLabels: {tier: db}}, namespaces: [shop-eu]}] | yes
          [{namespaceSelector: {matchLabels: {tier: web}}, namespaces: [other]}, {namespaces: [shop]}] | no
          [{namespaces: [other], namespaceRegexes: [eu]}]              | yes
          [{namespaceRegexes: [eu$]}]                                  | yes
          [{namespaceRegexes: [^shop$]}]                               | no
          [{namespaceRegexes: ['[a-z]{4}']}]                           | yes
          [{namespaceRegexes: ['(']}]                                  | no
          [{namespaceRegexes: ['(', shop]}]                            | yes
          [{namespaceSelector: {}}]                                    | yes
          [{namespaceSelector: {matchLabels: {tier: db}}}]             | yes
          [{namespaceSelector: {matchLabels: {tier: web}}}]            | no
          [{namespaceSelector: {matchLabels: {tier: db, more: x}}}]    | no
          [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: shop-eu}}}] | yes
          [{namespaceSelector: {matchExpressions: [{key: tier, operator: In, values: [web, db]}]}}]  | yes
          [{namespaceSelector: {matchExpressions: [{key: tier, operator: In, values: [web]}]}}]      | no
          [{namespaceSelector: {matchExpressions: [{key: none, operator: In, values: [web]}]}}]      | no
          [{namespaceSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [web]}]}}]   | yes
          [{namespaceSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [db]}]}}]    | no
          [{namespaceSelector: {matchExpressions: [{key: none, operator: NotIn, values: [db]}]}}]    | yes
          [{namespaceSelector: {matchExpressions: [{key: tier, operator: Exists}]}}]                 | yes
          [{namespaceSelector: {matchExpressions: [{key: none, operator: Exists}]}}]                 | no
          [{namespaceSelector: {matchExpressions: [{key: none, operator: DoesNotExist}]}}]           | yes
          [{namespaceSelector: {matchExpressions: [{key: tier, operator: DoesNotExist}]}}]           | no
          [{namespaceSelector: {matchExpressions: [{key: tier, operator: Odd}]}}]                    | no
          [{namespaceSelector: {matchExpressions: [{key: tier}]}}]                                   | no
          [{namespaceSelector: {matchLabels: {tier: db}, matchExpressions: [{key: x, operator: Exists}]}}] | no
          """)
  @Conformance({
    "ES-56", "ES-57", "ES-58", "ES-59", "ES-60", "ES-61", "ES-62", "ES-63", "ES-64", "ES-65",
    "ES-66", "ES-67", "ST-28", "ST-29", "ST-30"
  })
  void matchesAsEsoDoes(String conditions, String allowed) {
    var labels = Map.of("tier", "db", "kubernetes.io/metadata.name", "shop-eu");
    if (allowed.equals("yes")) {
      assertThatCode(() -> check(conditions, labels)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> check(conditions, labels))
          .isInstanceOf(FailureException.class)
          .hasMessage(
              "using cluster store \"shared\" is not allowed from namespace \"shop-eu\": denied by"
                  + " spec.condition");
    }
  }

  @Test
  @Conformance("ADV-07")
  void aNamespaceCannotTakeAnothersNameByALabel() {
    var forged = Map.of("kubernetes.io/metadata.name", "admin");
    for (var conditions :
        List.of(
            "[{namespaces: [admin]}]",
            "[{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: admin}}}]")) {
      assertThatThrownBy(() -> check(conditions, forged)).isInstanceOf(FailureException.class);
    }
  }

  @Test
  void labelsAreNotLookedUpForNothing() {
    assertThatCode(
            () ->
                NamespaceAccess.check(
                    "shared",
                    List.of(),
                    "shop-eu",
                    () -> {
                      throw new AssertionError("looked up");
                    }))
        .doesNotThrowAnyException();
  }

  private static void check(String conditions, Map<String, String> labels) {
    NamespaceAccess.check("shared", conditions(conditions), "shop-eu", () -> labels);
  }

  private static List<NamespaceCondition> conditions(String yaml) {
    return Manifests.read(ClusterSecretStore.class, "spec: {conditions: " + yaml + "}")
        .getSpec()
        .conditions();
  }
}
