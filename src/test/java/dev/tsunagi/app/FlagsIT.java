package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.Test;

/// Flags that change what the operator does.
class FlagsIT {

  private static final Duration SOON = Duration.ofSeconds(30);

  private static void store(Rig rig, String kind, String name, int health) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: %s
        metadata: {name: %s%s}
        spec: {provider: {fake: {validationResult: %d, data: [{key: k, value: x}]}}}
        """
            .formatted(kind, name, kind.startsWith("Cluster") ? "" : ", namespace: shop", health));
  }

  private static void externalSecret(Rig rig, String name, String kind, String more) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: shop}
        spec:
          secretStoreRef: {name: words, kind: %s}
          data: [{secretKey: v, remoteRef: {key: k}}]
          %s
        """
            .formatted(name, kind, more));
  }

  @Test
  @Conformance("ES-51")
  void clusterStoresAndWhatRefersToThemAreSkippedWhenDisabled() {
    try (var rig = Rig.start("--enable-cluster-store-reconciler=false")) {
      rig.namespace("shop");
      store(rig, "ClusterSecretStore", "words", 0);
      store(rig, "SecretStore", "words", 0);
      externalSecret(rig, "skipped", "ClusterSecretStore", "");
      externalSecret(rig, "served", "SecretStore", "");
      await().atMost(SOON).until(() -> rig.value("shop", "served", "v").isPresent());
      assertThat(rig.value("shop", "skipped", "v")).isEmpty();
      assertThat(rig.ready(ExternalSecret.class, "shop", "skipped").status()).isEqualTo("Unknown");
      assertThat(rig.ready(ClusterSecretStore.class, "", "words").status()).isEqualTo("Unknown");
    }
  }

  @Test
  void withoutItsFloodGateItReadsFromAStoreThatIsNotReady() {
    try (var rig = Rig.start("--enable-flood-gate=false")) {
      rig.namespace("shop");
      store(rig, "SecretStore", "words", 2);
      externalSecret(rig, "es", "SecretStore", "");
      await().atMost(SOON).until(() -> rig.value("shop", "es", "v").isPresent());
    }
  }

  @Test
  void withItsFloodGateItDoesNot() {
    try (var rig = Rig.start()) {
      rig.namespace("shop");
      store(rig, "SecretStore", "words", 2);
      externalSecret(rig, "es", "SecretStore", "");
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(rig.ready(ExternalSecret.class, "shop", "es").message())
                      .contains("SecretStore \"words\" is not ready"));
      assertThat(rig.value("shop", "es", "v")).isEmpty();
    }
  }

  @Test
  void templatesHaveTheDelimitersThatAreGiven() {
    try (var rig =
        Rig.start("--template-left-delimiter", "<<", "--template-right-delimiter", ">>")) {
      rig.namespace("shop");
      store(rig, "SecretStore", "words", 0);
      externalSecret(
          rig,
          "es",
          "SecretStore",
          "target: {template: {data: {new: '<< .v >>', old: '{{ .v }}'}}}");
      await().atMost(SOON).until(() -> rig.value("shop", "es", "new").equals(Optional.of("x")));
      assertThat(rig.value("shop", "es", "old")).contains("{{ .v }}");
    }
  }
}
