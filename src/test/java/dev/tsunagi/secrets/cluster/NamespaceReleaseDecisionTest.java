package dev.tsunagi.secrets.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.ClusterExternalSecret;
import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.api.model.Namespace;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamespaceReleaseDecisionTest {

  private static final String MARK = "externalsecrets.external-secrets.io/ces-";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          selected   | there   | keep
          selected   | going   | release
          selected   | missing | release
          unselected | there   | release
          going      | there   | release
          """)
  void decides(String namespace, String primary, String expected) {
    var kept =
        NamespaceReleaseDecision.kept(
            namespace(namespace), name -> name.equals("x") ? primary(primary) : Optional.empty());
    assertThat(kept)
        .isEqualTo(expected.equals("keep") ? List.of("theirs", MARK + "x") : List.of("theirs"));
  }

  private static Namespace namespace(String state) {
    return Manifests.read(
        Namespace.class,
        """
        metadata:
          name: ns
          labels: {on: "%s"}
          finalizers: [theirs, %sx]
          %s
        """
            .formatted(
                state.equals("unselected") ? "no" : "yes",
                MARK,
                state.equals("going") ? "deletionTimestamp: '2026-01-01T00:00:00Z'" : ""));
  }

  private static Optional<ClusterExternalSecret> primary(String state) {
    return state.equals("missing")
        ? Optional.empty()
        : Optional.of(
            Manifests.read(
                ClusterExternalSecret.class,
                """
                metadata:
                  name: x
                  %s
                spec: {namespaceSelectors: [{matchLabels: {on: "yes"}}]}
                """
                    .formatted(
                        state.equals("going") ? "deletionTimestamp: '2026-01-01T00:00:00Z'" : "")));
  }
}
