package dev.tsunagi.secrets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.Test;

/// With `--require-cluster-store-conditions`.
class StrictModeIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  @Conformance("ADV-08")
  void aClusterStoreThatNamesNoNamespacesServesNobody() {
    try (var rig = Rig.start("--require-cluster-store-conditions")) {
      var ns = rig.namespace("strict");
      store(rig, "ClusterSecretStore", "open", "");
      store(rig, "ClusterSecretStore", "named", "conditions: [{namespaces: [strict]}]");
      store(rig, "SecretStore", "own", "");
      externalSecret(rig, "of-open", "ClusterSecretStore", "open");
      externalSecret(rig, "of-named", "ClusterSecretStore", "named");
      externalSecret(rig, "of-own", "SecretStore", "own");
      for (var served : List.of("of-named", "of-own")) {
        await().atMost(SOON).until(() -> rig.value(ns, served, "v").isPresent());
      }
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                var store = rig.ready(ClusterSecretStore.class, "", "open");
                assertThat(store.status()).isEqualTo("False");
                assertThat(store.message())
                    .contains("spec.conditions is missing", "--require-cluster-store-conditions");
                assertThat(rig.ready(ExternalSecret.class, ns, "of-open").message())
                    .contains("ClusterSecretStore \"open\" is not ready");
                assertThat(rig.events("default"))
                    .anyMatch(
                        e ->
                            e.startsWith("Warning InvalidProviderConfig open")
                                && e.contains("serves nobody"));
              });
      assertThat(rig.value(ns, "of-open", "v")).isEmpty();
      // Whoever forges readiness gets no further.
      rig.client
          .resources(ClusterSecretStore.class)
          .withName("open")
          .editStatus(
              css -> {
                css.setStatus(
                    StoreStatuses.valid(
                        css.getStatus(),
                        dev.tsunagi.secrets.provider.Capability.ReadOnly,
                        StoreStatuses.validated(List.of()),
                        Instant.now()));
                return css;
              });
      externalSecret(rig, "again", "ClusterSecretStore", "open");
      await()
          .atMost(SOON)
          .until(() -> rig.ready(ExternalSecret.class, ns, "again").status().equals("False"));
      assertThat(rig.value(ns, "again", "v")).isEmpty();
    }
  }

  private static void store(Rig rig, String kind, String name, String conditions) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: %s
        metadata: {name: %s%s}
        spec:
          provider: {fake: {data: [{key: k, value: here}]}}
          %s
        """
            .formatted(
                kind, name, kind.equals("SecretStore") ? ", namespace: strict" : "", conditions));
  }

  private static void externalSecret(Rig rig, String name, String kind, String store) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: strict}
        spec:
          refreshInterval: 1s
          secretStoreRef: {kind: %s, name: %s}
          data: [{secretKey: v, remoteRef: {key: k}}]
        """
            .formatted(name, kind, store));
  }
}
