package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.simulator.oci.OciSimulator;
import io.fabric8.kubernetes.client.KubernetesClient;

/// Puts a new version of one vault secret and watches it arrive in the cluster.
final class Rotation {

  private static final String VAULT = "demo-vault";
  private static final String VAULT_SECRET = "api-token";
  private static final String NAMESPACE = "shop";
  private static final String SECRET = "api-token";
  private static final String KEY = "token";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final OciSimulator cloud;
  private final KubernetesClient client;

  Rotation(OciSimulator cloud, KubernetesClient client) {
    this.cloud = cloud;
    this.client = client;
  }

  /// Whether the samples hold what this rotates.
  boolean isPossible() {
    return client.secrets().inNamespace(NAMESPACE).withName(SECRET).get() != null;
  }

  /// How long after `start`, by the nanosecond clock, the new version arrived; empty when it did
  /// not.
  Optional<Duration> rotate(String value, long start) throws InterruptedException {
    cloud.putSecret(VAULT, VAULT_SECRET, value.getBytes(StandardCharsets.UTF_8));
    var wanted = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      var secret = client.secrets().inNamespace(NAMESPACE).withName(SECRET).get();
      if (secret != null && wanted.equals(secret.getData().get(KEY))) {
        return Optional.of(Duration.ofNanos(System.nanoTime() - start));
      }
      Thread.sleep(50);
    }
    return Optional.empty();
  }

  static String describe() {
    return "vault secret %s → Secret %s/%s".formatted(VAULT_SECRET, NAMESPACE, SECRET);
  }

  String command() {
    return "curl -X PUT --data 's3cret' %s/simulator/secrets/%s/%s"
        .formatted(cloud.url(), VAULT, VAULT_SECRET);
  }
}
