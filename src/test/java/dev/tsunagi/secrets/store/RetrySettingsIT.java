package dev.tsunagi.secrets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.simulator.oci.wire.Journal;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `spec.retrySettings` of a store.
class RetrySettingsIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String READ = "GetSecretBundleByName";
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static void store(String namespace, String retrySettings) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: %s}
        spec:
          retrySettings: %s
          provider:
            oracle:
              vault: %s
              region: us-ashburn-1
              principalType: Workload
              serviceAccountRef: {name: reader}
        """
            .formatted(namespace, retrySettings, Rig.VAULT));
  }

  @Test
  @Conformance("OR-5")
  void triesFollowAtThePaceOfTheStore() {
    var ns = rig.namespace("paced");
    store(ns, "{maxRetries: 3, retryInterval: 3s}");
    // Its becoming Ready would bring a try forward.
    await()
        .atMost(SOON)
        .until(() -> rig.ready(SecretStore.class, ns, "vault").status().equals("True"));
    rig.cloud.faults().fail(READ, 503, 3);
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: es, namespace: %s}
        spec:
          refreshInterval: 1h
          secretStoreRef: {name: vault}
          data:
            - {secretKey: v, remoteRef: {key: api-token}}
        """
            .formatted(ns));
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, ns, "es").message())
                    .contains("HTTP 503"));
    await().atMost(SOON).until(() -> rig.value(ns, "es", "v").isPresent());
    var reads =
        rig.cloud.journal().entries().stream()
            .filter(e -> e.operation().equals(READ))
            .map(Journal.Entry::time)
            .toList();
    assertThat(reads).hasSize(4);
    for (var i = 1; i < reads.size(); i++) {
      assertThat(Duration.between(reads.get(i - 1), reads.get(i)))
          .isBetween(Duration.ofSeconds(3).minusMillis(200), Duration.ofSeconds(8));
    }
  }

  @Test
  @Conformance("OR-9")
  void anIntervalThatIsNoneIsSaidSo() {
    var ns = rig.namespace("no-pace");
    store(ns, "{retryInterval: soon}");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var ready = rig.ready(SecretStore.class, ns, "vault");
              assertThat(ready.reason()).isEqualTo("InvalidProviderConfig");
              assertThat(ready.message()).contains("spec.retrySettings.retryInterval", "soon");
            });
  }
}
