package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.migrate.Leftovers;
import dev.tsunagi.migrate.MigrationReport;
import dev.tsunagi.secrets.external.EsoLeftovers.Shape;
import dev.tsunagi.simulator.kubernetes.http.Journal;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Seeds;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/// ESO goes, we come: the check says before what becomes of each object, two hundred stay as they
/// are, and the vault is not asked before their time.
@DisabledIfEnvironmentVariable(
    named = "TSUNAGI_TEST_KUBECONFIG",
    matches = ".+",
    disabledReason = "a real API server has no journal of requests")
class TakeoverIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int COUNT = 200;
  private static final String STATUS = "externalsecrets.external-secrets.io/status";

  private static final Map<String, String> SECRETS =
      Map.of(
          "pair", "{\"foo\":\"value1\",\"bar\":\"value2\"}",
          "bytes", "AP9+",
          "found-a", "1",
          "found-b", "2",
          "due", "{\"foo\":\"value1\",\"bar\":\"value2\"}",
          "due-and-changed", "value3");

  private final Instant now = Instant.now();
  private final Leftovers leftovers = new Leftovers("after-eso");
  private final AtomicReference<MigrationReport> report = new AtomicReference<>();

  @Test
  void nothingIsReadOrWrittenButWhatIsDue() {
    try (var rig = Rig.startAfter(this::asEsoLeftIt, Seeds.with(SECRETS))) {
      saysBefore();
      var before = versions(rig.client);
      assertThat(before).hasSizeGreaterThan(2 * COUNT - 30);
      await().atMost(SOON).until(() -> isRefreshed(rig, "due"));
      await().atMost(SOON).until(() -> isRefreshed(rig, "due-and-changed"));
      await().atMost(SOON).until(() -> isReleased(rig.client) && isHeld(rig.client));
      // What has begun is finished first: nobody's first look is missed.
      rig.stopOperator();

      assertThat(writes(rig))
          .containsExactlyInAnyOrder(
              "create serviceaccounts/token tsunagi-system/tsunagi",
              "patch " + STATUS + " eso-0/due",
              "patch " + STATUS + " eso-0/due-and-changed",
              "update secrets eso-0/due-and-changed",
              "create events eso-0/",
              "patch pushsecrets.external-secrets.io eso-0/pushed-to-stay",
              "patch namespaces /former");
      assertThat(calls(rig))
          .containsExactlyInAnyOrder("CreateSessionToken", "read due", "read due-and-changed");
      var changed = new HashSet<>(versions(rig.client));
      changed.removeAll(before);
      assertThat(changed)
          .extracting(entry -> entry.split("@", 2)[0])
          .containsExactlyInAnyOrder(
              "ExternalSecret eso-0/due",
              "ExternalSecret eso-0/due-and-changed",
              "Secret eso-0/due-and-changed");
    }
  }

  private void saysBefore() {
    var said = Objects.requireNonNull(report.get());
    assertThat(Leftovers.told(said)).isEqualTo(leftovers.report());
    assertThat(Leftovers.same(said)).containsEntry("ExternalSecret target", (long) COUNT);
  }

  private void asEsoLeftIt(KubernetesClient client) {
    everythingThatEsoLeft(client);
    leftovers.leave(client, now);
    report.set(Leftovers.check(client, now));
  }

  private void everythingThatEsoLeft(KubernetesClient client) {
    var eso = new EsoLeftovers(client, Rig.VAULT);
    eso.stores(now.minus(Duration.ofDays(3)));
    var shapes = List.copyOf(EsoLeftovers.SHAPES.entrySet());
    for (var i = 0; i < COUNT; i++) {
      var shape = shapes.get(i % shapes.size());
      eso.leave(
          EsoLeftovers.NAMESPACES.get(i % EsoLeftovers.NAMESPACES.size()),
          shape.getKey() + i,
          shape.getValue(),
          now.minusSeconds(60 + i));
    }
    var longAgo = now.minus(Duration.ofHours(2));
    eso.leave(
        "eso-0",
        "due",
        Shape.owned("dataFrom: [{extract: {key: due}}]", Map.of("foo", "value1", "bar", "value2")),
        longAgo);
    eso.leave(
        "eso-0",
        "due-and-changed",
        Shape.owned(
            "data: [{secretKey: foo, remoteRef: {key: due-and-changed}}]", Map.of("foo", "value1")),
        longAgo);
  }

  private static boolean isReleased(KubernetesClient client) {
    return client.namespaces().withName("former").get().getMetadata().getFinalizers().isEmpty();
  }

  private static boolean isHeld(KubernetesClient client) {
    var pushed = client.resources(PushSecret.class).inNamespace("eso-0").withName("pushed-to-stay");
    return !pushed.get().getMetadata().getFinalizers().isEmpty();
  }

  private boolean isRefreshed(Rig rig, String name) {
    var refreshed =
        rig.client
            .resources(ExternalSecret.class)
            .inNamespace("eso-0")
            .withName(name)
            .get()
            .getStatus()
            .refreshTime();
    return refreshed != null && refreshed.isAfter(now.minusSeconds(5));
  }

  private static List<String> writes(Rig rig) {
    return rig.apiCalls().entries().stream()
        .filter(e -> e.client().equals(KubernetesClients.OPERATOR))
        .filter(Journal.Entry::isWrite)
        .filter(e -> e.status() < 300)
        .map(e -> "%s %s %s/%s".formatted(e.verb(), e.resource(), e.namespace(), e.name()))
        .toList();
  }

  private static List<String> calls(Rig rig) {
    return rig.cloud.journal().entries().stream()
        .map(
            e ->
                e.operation().equals("GetSecretBundleByName")
                    ? "read " + e.query().replaceAll(".*secretName=([^&]*).*", "$1")
                    : e.operation())
        .toList();
  }

  /// Everything of ESO's with its version, as `Kind namespace/name@version`.
  private static List<String> versions(KubernetesClient client) {
    return EsoLeftovers.NAMESPACES.stream()
        .flatMap(
            namespace ->
                Stream.<HasMetadata>concat(
                    client.secrets().inNamespace(namespace).list().getItems().stream(),
                    client
                        .resources(ExternalSecret.class)
                        .inNamespace(namespace)
                        .list()
                        .getItems()
                        .stream()))
        .map(
            o ->
                "%s %s/%s@%s"
                    .formatted(
                        o.getKind(),
                        o.getMetadata().getNamespace(),
                        o.getMetadata().getName(),
                        o.getMetadata().getResourceVersion()))
        .toList();
  }
}
