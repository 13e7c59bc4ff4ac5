package dev.tsunagi.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.provisioning.AutonomousDatabases;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/// OSOK goes, we come: the check says before what becomes of each object, and it comes so. Nothing
/// is made or deleted in OCI, no key of a Secret changes, and what is in doubt is left alone.
@DisabledIfEnvironmentVariable(
    named = "TSUNAGI_TEST_KUBECONFIG",
    matches = ".+",
    disabledReason = "a real API server has no journal of requests")
class AfterOsokIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NAMESPACE = "store";

  private final Leftovers leftovers = new Leftovers("after-osok");
  private final AtomicReference<MigrationReport> report = new AtomicReference<>();
  private final Map<String, Map<String, String>> before = new TreeMap<>();

  @Test
  void nothingIsMadeTwiceDeletedOrRewritten() {
    try (var rig = Rig.startAfter(this::asOsokLeftIt, Seed.defaults())) {
      assertThat(Leftovers.told(report.get())).isEqualTo(leftovers.report());
      await().atMost(SOON).untilAsserted(() -> isSettled(rig.client));
      lookAgain(rig);
      rig.stopOperator();

      isSettled(rig.client);
      assertThat(Leftovers.changes(rig))
          .as("the tags of the one that is to be owned")
          .containsExactlyInAnyOrder("CreateSessionToken", "UpdateAutonomousDatabase");
      assertThat(Leftovers.writes(rig)).noneMatch(write -> write.startsWith("delete"));
      secretsAreAsTheyWere(rig.client);
      assertThat(Leftovers.writes(rig)).containsExactlyElementsOf(expectedWrites());
    }
  }

  private void asOsokLeftIt(KubernetesClient client) {
    leftovers.leave(client, Instant.now());
    client
        .resources(dev.tsunagi.api.provisioning.Stream.class)
        .inNamespace(NAMESPACE)
        .withName("leaving")
        .delete();
    before.putAll(Leftovers.secrets(client, NAMESPACE));
    report.set(Leftovers.check(client, Instant.now()));
  }

  private static void isSettled(KubernetesClient client) {
    assertThat(told(client, MySqlDbSystem.class, "bound")).isEqualTo("Available");
    assertThat(told(client, AutonomousDatabases.class, "owned")).isEqualTo("Available");
    var streams = dev.tsunagi.api.provisioning.Stream.class;
    assertThat(told(client, streams, "by-name")).isEqualTo("OwnershipUnknown");
    assertThat(told(client, streams, "moved")).isEqualTo("SecretNotOurs");
    assertThat(client.resources(streams).inNamespace(NAMESPACE).withName("leaving").get()).isNull();
  }

  private static String told(
      KubernetesClient client, Class<? extends ProvisionedResource<?>> kind, String name) {
    var status = client.resources(kind).inNamespace(NAMESPACE).withName(name).get().getStatus();
    var ready = Conditions.find(status.conditions(), "Ready");
    var synced = Conditions.find(status.conditions(), "Synced");
    return ready
        .filter(r -> r.status().equals("True"))
        .or(() -> synced)
        .map(condition -> condition.reason())
        .orElse("not looked at yet");
  }

  private void secretsAreAsTheyWere(KubernetesClient client) {
    var now = Leftovers.secrets(client, NAMESPACE);
    assertThat(now.get("by-name")).isEqualTo(before.get("by-name"));
    assertThat(now.get("moved")).isEqualTo(before.get("moved"));
    assertThat(now.get("bound")).containsAllEntriesOf(before.get("bound")).containsKey("uri");
  }

  /// What was refused stays refused: that we said so must not make us forget why.
  private static void lookAgain(Rig rig) {
    var looks = rig.calls("ListStreams");
    var refused =
        rig.client
            .resources(dev.tsunagi.api.provisioning.Stream.class)
            .inNamespace(NAMESPACE)
            .withName("by-name");
    Edits.patiently(
        () ->
            refused.edit(
                stream -> {
                  stream.getMetadata().setAnnotations(Map.of("tsunagi.dev/reconcile-at", "now"));
                  return stream;
                }));
    await().atMost(SOON).until(() -> rig.calls("ListStreams") > looks);
  }

  private static List<String> expectedWrites() {
    return List.of(
        "create secrets store/",
        "create serviceaccounts/token tsunagi-system/tsunagi",
        "patch autonomousdatabases.oci.oracle.com store/owned",
        "patch autonomousdatabases.oci.oracle.com/status store/owned",
        "patch mysqldbsystems.oci.oracle.com store/bound",
        "patch mysqldbsystems.oci.oracle.com/status store/bound",
        "patch streams.oci.oracle.com store/by-name",
        "patch streams.oci.oracle.com store/leaving",
        "patch streams.oci.oracle.com store/moved",
        "patch streams.oci.oracle.com/status store/by-name",
        "patch streams.oci.oracle.com/status store/moved",
        "update secrets store/bound");
  }
}
