package dev.tsunagi.secrets.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.simulator.kubernetes.http.Journal;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/// A cache of all children there are is kept only where somebody makes children.
@DisabledIfEnvironmentVariable(
    named = "TSUNAGI_TEST_KUBECONFIG",
    matches = ".+",
    disabledReason = "a real API server has no journal of requests")
class WatchesBeginIT {

  private static final String EXTERNAL_SECRETS = "externalsecrets.external-secrets.io";
  private static final String PUSH_SECRETS = "pushsecrets.external-secrets.io";

  @Test
  void withTheFirstObjectOfTheirKind() {
    try (var rig = Rig.start()) {
      await().until(rig::isReady);
      assertThat(lists(rig, EXTERNAL_SECRETS)).as("of their own controller").isEqualTo(1);
      assertThat(lists(rig, PUSH_SECRETS)).isEqualTo(1);
      rig.apply(
          """
          apiVersion: external-secrets.io/v1
          kind: ClusterExternalSecret
          metadata: {name: first}
          spec:
            namespaceSelectors: [{matchLabels: {team: none}}]
            externalSecretSpec:
              dataFrom: [{extract: {key: any}}]
              secretStoreRef: {name: any}
          """);
      await().untilAsserted(() -> assertThat(lists(rig, EXTERNAL_SECRETS)).isEqualTo(2));
      assertThat(lists(rig, PUSH_SECRETS)).isEqualTo(1);
    }
  }

  private static long lists(Rig rig, String resource) {
    return rig.apiCalls().entries().stream()
        .filter(entry -> entry.client().equals(KubernetesClients.OPERATOR))
        .filter(entry -> entry.verb().equals("list") && entry.resource().equals(resource))
        .map(Journal.Entry::resource)
        .count();
  }
}
