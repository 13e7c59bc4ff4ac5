package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;

/// Whoever may annotate ExternalSecrets can demand syncs, but not drive the operator beyond its
/// request rate, nor keep others waiting for long.
class FloodIT {

  private static final int OBJECTS = 50;
  private static final int DEMANDS = 3_000;
  private static final int RATE = 50;
  private static final String READ = "GetSecretBundleByName";
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  @Test
  @Conformance("ADV-28")
  void thousandsOfForcedSyncsStayInsideTheBudget() throws Exception {
    try (var rig = Rig.start("--oci-requests-per-second", String.valueOf(RATE))) {
      var ns = rig.namespace("flood");
      rig.apply(
          """
          apiVersion: external-secrets.io/v1
          kind: SecretStore
          metadata: {name: vault, namespace: %s}
          spec:
            provider:
              oracle: {vault: %s, region: us-ashburn-1, principalType: Workload}
          """
              .formatted(ns, Rig.VAULT));
      for (var i = 0; i < OBJECTS; i++) {
        rig.cloud.putSecret("demo-vault", "flood-" + i, bytes("before"));
        externalSecret(rig, ns, i);
      }
      awaitAll(rig, ns, "before");
      var calls = rig.calls(READ);
      var begin = Instant.now();
      demand(rig, ns);
      for (var i = 0; i < OBJECTS; i++) {
        rig.cloud.putSecret("demo-vault", "flood-" + i, bytes("after"));
        annotate(rig, ns, i, "last");
      }
      awaitAll(rig, ns, "after");
      var elapsed = Duration.between(begin, Instant.now());
      // A second's worth at once, then the rate.
      assertThat(rig.calls(READ) - calls)
          .isBetween((long) OBJECTS, RATE + RATE * (elapsed.toSeconds() + 1));
    }
  }

  private static void demand(Rig rig, String namespace) throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all =
          IntStream.range(0, DEMANDS)
              .mapToObj(i -> threads.submit(() -> annotate(rig, namespace, i % OBJECTS, "n" + i)))
              .toList();
      for (var one : all) {
        one.get();
      }
    }
  }

  private static void annotate(Rig rig, String namespace, int number, String value) {
    rig.client
        .resources(ExternalSecret.class)
        .inNamespace(namespace)
        .withName("es-" + number)
        .patch(
            MERGE,
            "{\"metadata\":{\"annotations\":{\"external-secrets.io/force-sync\":\"%s\"}}}"
                .formatted(value));
  }

  private static void externalSecret(Rig rig, String namespace, int number) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: es-%1$d, namespace: %2$s}
        spec:
          refreshInterval: 1h
          secretStoreRef: {name: vault}
          data: [{secretKey: v, remoteRef: {key: flood-%1$d}}]
        """
            .formatted(number, namespace));
  }

  private static void awaitAll(Rig rig, String namespace, String value) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                IntStream.range(0, OBJECTS)
                    .allMatch(
                        i ->
                            rig.value(namespace, "es-" + i, "v")
                                .filter(value::equals)
                                .isPresent()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
