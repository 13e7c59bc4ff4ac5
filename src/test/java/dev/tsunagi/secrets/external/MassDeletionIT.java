package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A store that suddenly has nothing any more takes a few Secrets with it and not all.
class MassDeletionIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int MANY = 12;

  /// Thirty percent of them.
  private static final int FEW = 3;

  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static void store(String namespace, String annotations, String data) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: store, namespace: %s, annotations: {%s}}
        spec: {provider: {fake: {data: [%s]}}}
        """
            .formatted(namespace, annotations, data));
  }

  private static void externalSecrets(String namespace, String target) {
    for (var i = 0; i < MANY; i++) {
      rig.apply(
          """
          apiVersion: external-secrets.io/v1
          kind: ExternalSecret
          metadata: {name: es-%d, namespace: %s}
          spec:
            refreshInterval: 1s
            secretStoreRef: {name: store}
            target: {%s}
            data: [{secretKey: v, remoteRef: {key: k}}]
          """
              .formatted(i, namespace, target));
    }
  }

  private static long holding(String namespace) {
    return IntStream.range(0, MANY)
        .filter(i -> rig.value(namespace, "es-" + i, "v").isPresent())
        .count();
  }

  private static void awaitHolding(String namespace, long count) {
    await().atMost(SOON).untilAsserted(() -> assertThat(holding(namespace)).isEqualTo(count));
  }

  private static List<String> kept(String namespace) {
    return rig
        .client
        .resources(ExternalSecret.class)
        .inNamespace(namespace)
        .list()
        .getItems()
        .stream()
        .flatMap(es -> es.getStatus().conditions().stream())
        .filter(c -> c.status().equals("False"))
        .map(Condition::message)
        .toList();
  }

  @Test
  @Conformance("ADV-24")
  void mostSecretsOfAStoreThatLosesAllAreKeptUntilConfirmed() {
    var ns = rig.namespace("mass-delete");
    store(ns, "", "{key: k, value: here}");
    externalSecrets(ns, "deletionPolicy: Delete");
    awaitHolding(ns, MANY);
    store(ns, "", "");
    await().atMost(SOON).untilAsserted(() -> assertThat(kept(ns)).hasSize(MANY - FEW));
    assertThat(kept(ns))
        .allMatch(
            message ->
                message.contains("of the 12 ExternalSecrets of SecretStore \"mass-delete/store\"")
                    && message.contains("tsunagi.dev/confirm-deletions=true"));
    assertThat(rig.events(ns))
        .anyMatch(e -> e.startsWith("Warning UpdateFailed") && e.contains("kept"));
    // Also after the others have tried again.
    await()
        .during(Duration.ofSeconds(4))
        .atMost(SOON)
        .until(() -> holding(ns) == MANY - FEW && kept(ns).size() == MANY - FEW);
    // The store has its secrets again: all is as before.
    store(ns, "", "{key: k, value: here}");
    awaitHolding(ns, MANY);
    await().atMost(SOON).untilAsserted(() -> assertThat(kept(ns)).isEmpty());
    // Somebody says that it is meant.
    store(ns, "tsunagi.dev/confirm-deletions: 'true'", "");
    awaitHolding(ns, 0);
  }

  @Test
  @Conformance("ADV-24")
  void emptyingCountsAsDeleting() {
    var ns = rig.namespace("mass-empty");
    store(ns, "", "{key: k, value: here}");
    externalSecrets(ns, "deletionPolicy: Merge");
    awaitHolding(ns, MANY);
    store(ns, "", "");
    await().atMost(SOON).untilAsserted(() -> assertThat(kept(ns)).hasSize(MANY - FEW));
    // Also after the others have tried again.
    await()
        .during(Duration.ofSeconds(4))
        .atMost(SOON)
        .until(() -> holding(ns) == MANY - FEW && kept(ns).size() == MANY - FEW);
  }
}
