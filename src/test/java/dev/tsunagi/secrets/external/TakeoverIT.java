package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.support.Manifests;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Seeds;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

/// ESO goes, we come: its Secrets stay as they are, and the vault is not asked before the time.
class TakeoverIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void whatEsoLeftIsNeitherReadNorWrittenBeforeItsTime() {
    var json = "{\"foo\":\"value1\",\"bar\":\"value2\"}";
    var seed = Seeds.with(Map.of("pair-fresh", json, "pair-stale", json));
    try (var rig = Rig.startAfter(this::asEsoLeftIt, seed)) {
      await().atMost(SOON).until(() -> reads(rig, "pair-stale") == 1);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(get(rig.client, "stale").getStatus().refreshTime())
                      .isAfter(Instant.now().minusSeconds(600)));
      assertThat(reads(rig, "pair-fresh")).isZero();
      for (var name : List.of("fresh", "stale")) {
        var secret = rig.client.secrets().inNamespace("eso").withName(name).get();
        assertThat(secret.getMetadata().getManagedFields()).hasSize(1);
        assertThat(secret.getMetadata().getResourceVersion()).isEqualTo(VERSIONS.get(name));
      }
      assertThat(get(rig.client, "fresh").getStatus()).isEqualTo(status("fresh", refreshed));
    }
  }

  private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();
  private final Instant refreshed = Instant.now().minusSeconds(60);

  private static long reads(Rig rig, String secret) {
    return rig.cloud.journal().entries().stream()
        .filter(e -> e.query().contains("secretName=" + secret) && e.status() == 200)
        .count();
  }

  private static ExternalSecret get(KubernetesClient client, String name) {
    return client.resources(ExternalSecret.class).inNamespace("eso").withName(name).get();
  }

  /// The version is that of generation 1 without labels and annotations.
  private static ExternalSecretStatus status(String name, Instant refreshed) {
    return new ExternalSecretStatus(
        new BindingRef(name),
        List.of(new Condition("Ready", "True", "SecretSynced", "secret synced", refreshed)),
        refreshed,
        "1-f47fe3c0b255b6dd8047cdffa772587bb829efe7a1cb70febeda2eb2");
  }

  private void asEsoLeftIt(KubernetesClient client) {
    for (var yaml :
        List.of(
            """
            apiVersion: v1
            kind: Namespace
            metadata: {name: eso}
            """,
            """
            apiVersion: external-secrets.io/v1
            kind: SecretStore
            metadata: {name: vault, namespace: eso}
            spec:
              provider:
                oracle: {vault: %s, region: us-ashburn-1, principalType: Workload}
            """
                .formatted(Rig.VAULT))) {
      client.resource(yaml).create();
    }
    leave(client, "fresh", refreshed);
    leave(client, "stale", refreshed.minus(Duration.ofHours(2)));
  }

  private static void leave(KubernetesClient client, String name, Instant refreshed) {
    client
        .resource(
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata:
              name: %1$s
              namespace: eso
              finalizers: [externalsecrets.external-secrets.io/externalsecret-cleanup]
            spec:
              refreshInterval: 1h
              secretStoreRef: {name: vault}
              dataFrom: [{extract: {key: pair-%1$s}}]
            """
                .formatted(name))
        .create();
    var primary =
        client
            .resources(ExternalSecret.class)
            .inNamespace("eso")
            .withName(name)
            .editStatus(
                es -> {
                  es.setStatus(status(name, refreshed));
                  return es;
                });
    var secret =
        Manifests.read(
            Secret.class,
            """
            apiVersion: v1
            kind: Secret
            type: Opaque
            metadata:
              name: %1$s
              namespace: eso
              labels:
                reconcile.external-secrets.io/managed: "true"
                reconcile.external-secrets.io/created-by: %2$s
              annotations:
                reconcile.external-secrets.io/data-hash: 1bed8bcbcb4547ffe19a19cd47d9078e84aa6598266d86b99f992d64
              ownerReferences:
                - {apiVersion: external-secrets.io/v1, kind: ExternalSecret, name: %1$s, uid: %3$s,
                   controller: true, blockOwnerDeletion: true}
            data: {foo: dmFsdWUx, bar: dmFsdWUy}
            """
                .formatted(
                    name, TargetMarks.createdBy("eso", name), primary.getMetadata().getUid()));
    var left = new TargetSecrets(client).create(secret, TargetMarks.fieldManager(name));
    VERSIONS.put(name, left.getMetadata().getResourceVersion());
  }
}
