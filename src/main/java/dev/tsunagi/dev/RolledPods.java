package dev.tsunagi.dev;

import module java.base;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;

/// Watches the pods of the reference application being replaced by some that started with what a
/// Secret holds now: on a virtual node nothing changes it under a pod that runs.
final class RolledPods {

  private static final String NAMESPACE = "serverless-shop";
  private static final String WORKLOAD = "shop";
  private static final String SECRET = "payment";

  /// What the simulated kubelet notes on a pod that starts.
  private static final String STARTED_WITH = "simulator/started-with";

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KubernetesClient client;

  RolledPods(KubernetesClient client) {
    this.client = client;
  }

  /// Whether the samples have an application that what is rotated concerns.
  boolean isPossible() {
    return !pods().isEmpty();
  }

  /// How long after `start`, by the nanosecond clock, no pod was left that has another value; empty
  /// when there still is one.
  Optional<Duration> await(String value, long start) throws InterruptedException {
    while (System.nanoTime() - start < PATIENCE.toNanos()) {
      var version = versionWith(value);
      if (version.isPresent() && pods().stream().allMatch(pod -> has(pod, version.get()))) {
        return Optional.of(Duration.ofNanos(System.nanoTime() - start));
      }
      Thread.sleep(100);
    }
    return Optional.empty();
  }

  private List<Pod> pods() {
    return client
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel("tsunagi.dev/workload", WORKLOAD)
        .list()
        .getItems();
  }

  /// The version of the Secret, once it holds the value.
  private Optional<String> versionWith(String value) {
    var wanted = Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    return Optional.ofNullable(client.secrets().inNamespace(NAMESPACE).withName(SECRET).get())
        .filter(secret -> secret.getData().containsValue(wanted))
        .map(secret -> secret.getMetadata().getResourceVersion());
  }

  private static boolean has(Pod pod, String version) {
    var annotations = pod.getMetadata().getAnnotations();
    return annotations != null
        && annotations
            .getOrDefault(STARTED_WITH, "")
            .contains("secret/%s=%s".formatted(SECRET, version));
  }

  static String describe() {
    return "Secret %s/%s → pods of VirtualNodeWorkload %s/%s, by one rollout"
        .formatted(NAMESPACE, SECRET, NAMESPACE, WORKLOAD);
  }
}
