package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.Test;

/// However many ExternalSecrets read one secret of a vault, the vault is asked once per interval.
class SharedReadingIT {

  private static final int MANY = 1_000;
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final String READ = "GetSecretBundleByName";

  @Test
  void aThousandUsersCostOneCallPerInterval() {
    try (var rig = Rig.start()) {
      var ns = rig.namespace("crowd");
      rig.cloud.putSecret("demo-vault", "shared", bytes("one"));
      var begin = Instant.now();
      rig.apply(
          """
          apiVersion: external-secrets.io/v1
          kind: SecretStore
          metadata: {name: vault, namespace: %s}
          spec:
            provider:
              oracle:
                vault: %s
                region: us-ashburn-1
                principalType: Workload
                serviceAccountRef: {name: reader}
          """
              .formatted(ns, Rig.VAULT));
      createAll(rig, ns);
      awaitAll(rig, ns, "one");
      rig.cloud.putSecret("demo-vault", "shared", bytes("two"));
      awaitAll(rig, ns, "two");
      var calls = rig.calls(READ);
      var elapsed = Duration.between(begin, Instant.now());
      // One at the start, one whenever the last reading is older than the interval.
      assertThat(calls).isBetween(2L, 2 + elapsed.dividedBy(INTERVAL));
    }
  }

  /// In threads of its own: those of the common pool carry the client's answers.
  private static void createAll(Rig rig, String namespace) {
    try (var threads = Executors.newFixedThreadPool(8)) {
      IntStream.range(0, MANY)
          .mapToObj(i -> threads.submit(() -> externalSecret(rig, namespace, i)))
          .toList()
          .forEach(SharedReadingIT::join);
    }
  }

  private static void join(Future<?> done) {
    try {
      done.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError("not created", e);
    }
  }

  private static void externalSecret(Rig rig, String namespace, int number) {
    rig.create(
        ExternalSecret.class,
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: es-%d, namespace: %s}
        spec:
          refreshInterval: %ds
          secretStoreRef: {name: vault}
          data:
            - {secretKey: v, remoteRef: {key: shared}}
        """
            .formatted(number, namespace, INTERVAL.toSeconds()));
  }

  private static void awaitAll(Rig rig, String namespace, String value) {
    var encoded = Base64.getEncoder().encodeToString(bytes(value));
    await()
        .atMost(Duration.ofSeconds(120))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () ->
                rig.client.secrets().inNamespace(namespace).list().getItems().stream()
                    .filter(s -> encoded.equals(s.getData().get("v")))
                    .count(),
            count -> count == MANY);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
