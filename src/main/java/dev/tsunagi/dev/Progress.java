package dev.tsunagi.dev;

import module java.base;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;

/// Waits until every sample is ready, and says each time one becomes so.
final class Progress {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private final KubernetesClient client;
  private final Screen screen;
  private final Duration patience;

  Progress(KubernetesClient client, Screen screen, Duration patience) {
    this.client = client;
    this.screen = screen;
    this.patience = patience;
  }

  /// Returns what was not ready when patience ended, with its reasons; empty when all is well.
  Map<GenericKubernetesResource, Readiness> await(List<GenericKubernetesResource> objects)
      throws InterruptedException {
    var start = System.nanoTime();
    var waiting = new LinkedHashMap<GenericKubernetesResource, Readiness>();
    objects.forEach(o -> waiting.put(o, Readiness.of(o, client)));
    while (true) {
      var passed = Duration.ofNanos(System.nanoTime() - start);
      waiting.entrySet().removeIf(e -> isReady(e.getKey(), e.getValue(), passed));
      if (waiting.isEmpty() || passed.compareTo(patience) > 0) {
        return waiting;
      }
      Thread.sleep(LOOK_EVERY);
      waiting.replaceAll(this::lookAgain);
    }
  }

  /// What takes long tells meanwhile how far it is.
  private Readiness lookAgain(GenericKubernetesResource object, Readiness before) {
    var now = Readiness.of(object, client);
    if (takesLong(object) && !now.ready() && !now.reason().equals(before.reason())) {
      screen.hint("%-21s %-28s %s".formatted(object.getKind(), name(object), now.message()));
    }
    return now;
  }

  private static boolean takesLong(GenericKubernetesResource object) {
    return object.getApiVersion().matches("oci\\.oracle\\.com/.*|tsunagi\\.dev/.*");
  }

  private boolean isReady(GenericKubernetesResource object, Readiness readiness, Duration passed) {
    if (readiness.ready()) {
      screen.good(
          "%-21s %-28s after %.1f s"
              .formatted(object.getKind(), name(object), passed.toMillis() / 1000.0));
    }
    return readiness.ready();
  }

  static String name(GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    return metadata.getNamespace() == null
        ? metadata.getName()
        : metadata.getNamespace() + "/" + metadata.getName();
  }
}
