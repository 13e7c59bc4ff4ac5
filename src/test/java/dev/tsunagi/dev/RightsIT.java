package dev.tsunagi.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.deploy.Chart;
import dev.tsunagi.deploy.Right;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

/// The operator as the chart starts it, with the rights that the chart gives it, and every sample:
/// what it asked of the API server is what the chart grants.
class RightsIT {

  /// What is granted and no sample needs, each with its reason: `verb resource: reason`.
  private static final Path FOR_OTHER_TIMES =
      Path.of("src/test/resources/deploy/rights-for-other-times.txt");

  /// What samples leave out, and how it changes.
  private static final Path BEYOND_SAMPLES = Path.of("src/test/resources/deploy/beyond-samples");

  /// By which to know that the changes were acted on.
  private static final String[] OF_CHANGES = {
    "delete externalsecrets.external-secrets.io",
    "update externalsecrets.external-secrets.io",
    "delete pushsecrets.external-secrets.io",
    "update pushsecrets.external-secrets.io",
    "delete configmaps",
    "delete horizontalpodautoscalers.autoscaling",
    "delete httproutes.gateway.networking.k8s.io",
    "delete ingresses.networking.k8s.io",
    "delete serviceaccounts",
    "delete services"
  };

  private static final Map<String, ?> EVERYWHERE = Map.of("metrics.secure", true);

  @Test
  void theChartGrantsWhatIsUsedAndNoMore() throws Exception {
    try (var installed = Installed.by(EVERYWHERE)) {
      // Somebody, about whom the API server has to be asked twice.
      assertThat(installed.scrape()).isEqualTo(200);
      var samples = Samples.in(Path.of("samples"));
      var more = Samples.in(BEYOND_SAMPLES.resolve("first"));
      samples.apply(installed.kubectl());
      more.apply(installed.kubectl());
      awaitReady(samples, installed.kubectl());
      awaitReady(more, installed.kubectl());
      Samples.in(BEYOND_SAMPLES.resolve("then")).apply(installed.kubectl());
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () -> assertThat(installed.used()).extracting(Right::toString).contains(OF_CHANGES));
      delete(
          Stream.concat(samples.awaited().stream(), more.awaited().stream()).toList(), installed);
      assertThat(installed.refused()).as("refused").isEmpty();
      var used = installed.used();
      var granted = Right.granted(Chart.objects(EVERYWHERE));
      assertThat(granted).as("granted").containsAll(used);
      var idle = new TreeSet<>(granted);
      idle.removeAll(used);
      assertThat(idle.stream().map(Right::toString))
          .as("granted and not used")
          .containsExactlyInAnyOrderElementsOf(forOtherTimes());
    }
  }

  @Test
  void whoServesOneNamespaceAsksForNothingOutsideOfIt() throws Exception {
    Map<String, ?> values = Map.of("scope", "namespaced", "watchNamespace", "shop", "replicas", 1);
    try (var installed = Installed.by(values)) {
      var samples = Samples.in(Path.of("samples", "01-sync-a-secret"));
      samples.apply(installed.kubectl());
      awaitReady(samples, installed.kubectl());
      assertThat(installed.refused()).as("refused").isEmpty();
      assertThat(Right.granted(Chart.objects(values))).containsAll(installed.used());
    }
  }

  private static List<String> forOtherTimes() throws IOException {
    return Files.readAllLines(FOR_OTHER_TIMES).stream()
        .map(line -> line.split(": +", 2))
        .peek(right -> assertThat(right).as("right and reason").hasSize(2))
        .map(right -> right[0])
        .toList();
  }

  private static void awaitReady(Samples samples, KubernetesClient kubectl) {
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> assertThat(samples.awaited().stream().flatMap(o -> why(o, kubectl))).isEmpty());
  }

  /// What keeps it from being ready.
  private static Stream<String> why(GenericKubernetesResource object, KubernetesClient kubectl) {
    var readiness = Readiness.of(object, kubectl);
    return readiness.ready()
        ? Stream.empty()
        : Stream.of(
            "%s %s: %s %s"
                .formatted(
                    object.getKind(),
                    object.getMetadata().getName(),
                    readiness.reason(),
                    readiness.message()));
  }

  /// A pool waits at OCI for its pods to go; that time flies.
  private static void delete(List<GenericKubernetesResource> objects, Installed installed) {
    objects.forEach(object -> installed.kubectl().resource(object).delete());
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              installed.passTime(Duration.ofMinutes(1));
              assertThat(objects.stream().flatMap(o -> there(o, installed.kubectl()))).isEmpty();
            });
  }

  private static Stream<String> there(GenericKubernetesResource object, KubernetesClient kubectl) {
    return kubectl.resource(object).get() == null
        ? Stream.empty()
        : Stream.of(object.getKind() + ": " + Readiness.of(object, kubectl).message());
  }
}
