package dev.tsunagi.secrets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which stores are looked after, what they tell, and who may use them. The operator answers to
/// the controller class `mine`.
class StoresIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LOOK = "GetVault";
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start("--controller-class", "mine", "--store-requeue-interval", "1s");
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    return rig.namespace(name.substring(0, Math.min(40, name.length())));
  }

  private static final String FAKE = "provider: {fake: {data: [{key: k, value: here}]}}";
  private static final String VAULT =
      "provider: {oracle: {vault: %s, region: us-ashburn-1, principalType: Workload}}"
          .formatted(Rig.VAULT);

  private static void store(String namespace, String name, String... spec) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: %s
        metadata: {name: %s%s}
        spec:
        %s
        """
            .formatted(
                namespace.isEmpty() ? "ClusterSecretStore" : "SecretStore",
                name,
                namespace.isEmpty() ? "" : ", namespace: " + namespace,
                String.join("\n", spec).indent(2)));
  }

  private static void externalSecret(String namespace, String name, String store) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: %s}
        spec:
          refreshInterval: 1s
          secretStoreRef: {%s}
          data:
            - {secretKey: v, remoteRef: {key: k}}
        """
            .formatted(name, namespace, store));
  }

  private static Condition awaitReady(String namespace, String name, String status) {
    return await()
        .atMost(SOON)
        .until(() -> rig.ready(SecretStore.class, namespace, name), c -> c.status().equals(status));
  }

  private static SecretStore get(String namespace, String name) {
    return rig.client.resources(SecretStore.class).inNamespace(namespace).withName(name).get();
  }

  @Test
  @Conformance({"ES-50", "ST-2"})
  void onlyStoresOfOurClassAreTouched(TestInfo test) {
    var ns = namespace(test);
    store(ns, "theirs", "controller: default", FAKE);
    store(ns, "foreign", "provider: {aws: {service: SecretsManager}}");
    externalSecret(ns, "of-theirs", "name: theirs");
    externalSecret(ns, "of-foreign", "name: foreign");
    var before =
        Stream.of("theirs", "foreign")
            .map(name -> get(ns, name).getMetadata().getResourceVersion())
            .toList();
    // Those that come later have been looked at, so those before were passed by.
    store(ns, "unnamed", FAKE);
    store(ns, "ours", "controller: mine", FAKE);
    store(ns, "ours-foreign", "controller: mine", "provider: {aws: {service: SecretsManager}}");
    externalSecret(ns, "of-ours", "name: ours");
    externalSecret(ns, "of-unnamed", "name: unnamed");
    awaitReady(ns, "unnamed", "True");
    awaitReady(ns, "ours", "True");
    assertThat(awaitReady(ns, "ours-foreign", "False").message())
        .contains("spec.provider.aws is not supported; use oracle, kubernetes or fake");
    for (var name : List.of("of-ours", "of-unnamed")) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(rig.value(ns, name, "v")).contains("here"));
    }
    assertThat(Stream.of("theirs", "foreign").map(n -> get(ns, n).getMetadata()))
        .extracting(m -> m.getResourceVersion())
        .isEqualTo(before);
    for (var name : List.of("of-theirs", "of-foreign")) {
      assertThat(rig.ready(ExternalSecret.class, ns, name).status()).isEqualTo("Unknown");
      assertThat(rig.value(ns, name, "v")).isEmpty();
    }
    assertThat(rig.events(ns)).noneMatch(e -> e.contains("theirs") || e.contains(" foreign"));
  }

  @Test
  void aStoreTellsOnlyWhatChanged(TestInfo test) {
    var ns = namespace(test);
    store(ns, "vault", VAULT);
    awaitReady(ns, "vault", "True");
    var version = get(ns, "vault").getMetadata().getResourceVersion();
    var looks = rig.calls(LOOK);
    await().atMost(SOON).until(() -> rig.calls(LOOK) > looks + 3);
    assertThat(get(ns, "vault").getMetadata().getResourceVersion()).isEqualTo(version);
    assertThat(rig.events(ns)).containsExactly("Normal Valid vault: store validated");
    assertThat(get(ns, "vault").getStatus().capabilities()).hasToString("READ_WRITE");
    rig.cloud.faults().fail(LOOK, 500, Faults.ALWAYS);
    try {
      assertThat(awaitReady(ns, "vault", "False").reason()).isEqualTo("InvalidProviderConfig");
      var failing = rig.calls(LOOK);
      await().atMost(SOON).until(() -> rig.calls(LOOK) > failing + 1);
    } finally {
      rig.cloud.faults().clear();
    }
    awaitReady(ns, "vault", "True");
    // Events follow the status.
    await().atMost(SOON).until(() -> rig.events(ns).size() > 2);
    assertThat(rig.events(ns))
        .hasSize(3)
        .filteredOn(e -> e.startsWith("Warning"))
        .singleElement()
        .asString()
        .startsWith("Warning InvalidProviderConfig vault: unable to validate store:")
        .contains("HTTP 500");
  }

  @Test
  void aVaultThatMayNotBeLookedAtIsNoReasonToStop(TestInfo test) {
    var ns = namespace(test);
    store(ns, "hidden", VAULT.replace(Rig.VAULT, "ocid1.vault.oc1.iad.other"));
    var ready = awaitReady(ns, "hidden", "True");
    assertThat(ready.reason()).isEqualTo("ValidationUnknown");
    assertThat(ready.message())
        .startsWith("could not determine validation status")
        .contains("read vaults");
    assertThat(get(ns, "hidden").getStatus().capabilities()).isNull();
  }

  @Test
  @Conformance("ADV-07")
  void aClusterStoreServesTheNamespacesOfItsConditionsOnly(TestInfo test) {
    var ns = namespace(test);
    var name = "for-" + ns;
    label(ns, "blue");
    store("", name, FAKE, "conditions: [{namespaceSelector: {matchLabels: {team: blue}}}]");
    externalSecret(ns, "es", "kind: ClusterSecretStore, name: " + name);
    await().atMost(SOON).untilAsserted(() -> assertThat(rig.value(ns, "es", "v")).contains("here"));
    label(ns, "red");
    var denied =
        "using cluster store \"%s\" is not allowed from namespace \"%s\": denied by spec.condition"
            .formatted(name, ns);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(rig.ready(ExternalSecret.class, ns, "es").message()).contains(denied));
    assertThat(rig.value(ns, "es", "v")).contains("here");
    assertThat(rig.ready(ClusterSecretStore.class, "", name).status()).isEqualTo("True");
  }

  @ParameterizedTest
  @CsvSource({"SecretStore", "ClusterSecretStore"})
  @Conformance({"ST-1", "ST-3", "ST-4", "ST-5", "ST-6", "ST-8", "ST-9", "ST-10"})
  void bothKindsTellTheirStateByConditionAndEvent(String kind) {
    var ns = kind.equals("SecretStore") ? rig.namespace("states-of-stores") : "";
    check(ns, "broken", 2, "False InvalidProviderConfig null", "Warning InvalidProviderConfig");
    check(ns, "good", 0, "True Valid READ_WRITE", "Normal Valid good: store validated");
    check(ns, "odd", 1, "True ValidationUnknown null", "Warning ValidationUnknown odd: ");
  }

  private static void check(String ns, String name, int validation, String says, String event) {
    store(
        ns,
        name,
        "controller: mine",
        "provider: {fake: {validationResult: %d, data: []}}".formatted(validation));
    Class<? extends HasMetadata> type = ns.isEmpty() ? ClusterSecretStore.class : SecretStore.class;
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var all = rig.client.resources(type);
              var store = (Store) (ns.isEmpty() ? all : all.inNamespace(ns)).withName(name).get();
              assertThat(store.getStatus().conditions())
                  .singleElement()
                  .extracting(
                      c -> c.status() + " " + c.reason() + " " + store.getStatus().capabilities())
                  .isEqualTo(says);
              assertThat(rig.events(ns.isEmpty() ? "default" : ns))
                  .anyMatch(e -> e.startsWith(event));
            });
  }

  @Test
  @Conformance("ST-7")
  void aClusterStoreOfAnotherClassIsLeftAlone() {
    store("", "of-theirs", "controller: default", FAKE);
    store("", "of-ours", "controller: mine", FAKE);
    await()
        .atMost(SOON)
        .until(() -> rig.ready(ClusterSecretStore.class, "", "of-ours").status().equals("True"));
    assertThat(rig.ready(ClusterSecretStore.class, "", "of-theirs").status()).isEqualTo("Unknown");
  }

  @Test
  @Conformance("ADV-07")
  void accessThatIsLostIsNotRefreshedNorInherited(TestInfo test) {
    var ns = namespace(test);
    var name = "for-" + ns;
    var conditions = "conditions: [{namespaceSelector: {matchLabels: {team: blue}}}]";
    label(ns, "blue");
    store("", name, FAKE, conditions);
    externalSecret(ns, "es", "kind: ClusterSecretStore, name: " + name);
    await().atMost(SOON).untilAsserted(() -> assertThat(rig.value(ns, "es", "v")).contains("here"));
    label(ns, "red");
    awaitDenied(ns);
    store("", name, FAKE.replace("here", "changed"), conditions);
    // Who still may has the new value, and who may not has been tried again since.
    var other = rig.namespace("still-" + ns);
    label(other, "blue");
    externalSecret(other, "es", "kind: ClusterSecretStore, name: " + name);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(rig.value(other, "es", "v")).contains("changed"));
    assertThat(rig.value(ns, "es", "v")).contains("here");
    rig.client.namespaces().withName(ns).delete();
    await().atMost(SOON).until(() -> rig.client.namespaces().withName(ns).get() == null);
    rig.namespace(ns);
    externalSecret(ns, "es", "kind: ClusterSecretStore, name: " + name);
    awaitDenied(ns);
    assertThat(rig.value(ns, "es", "v")).isEmpty();
  }

  private static void awaitDenied(String namespace) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, namespace, "es").message())
                    .contains("is not allowed from namespace \"" + namespace + "\""));
  }

  private static void label(String namespace, String team) {
    rig.apply(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %s, labels: {team: %s}}
        """
            .formatted(namespace, team));
  }

  @Test
  @Conformance("ADV-01")
  void aStoreInAnotherNamespaceIsNoStore(TestInfo test) {
    var ns = namespace(test);
    var other = rig.namespace("other-" + ns);
    store(other, "far", FAKE);
    awaitReady(other, "far", "True");
    externalSecret(ns, "es", "name: far");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, ns, "es").message())
                    .contains(
                        "could not get SecretStore \"far\", there is none in namespace \"" + ns));
  }

  @Test
  void aStoreThatIsMendedIsLookedAtAtOnce(TestInfo test) {
    var ns = namespace(test);
    store(ns, "s", "provider: {fake: {validationResult: 2, data: []}}");
    externalSecret(ns, "es", "name: s");
    awaitReady(ns, "s", "False");
    store(ns, "s", FAKE);
    await().atMost(SOON).untilAsserted(() -> assertThat(rig.value(ns, "es", "v")).contains("here"));
  }

  @Test
  void aStoreMadeAnewAtOnceIsLookedAt(TestInfo test) {
    var ns = namespace(test);
    for (var round = 0; round < 10; round++) {
      store(ns, "s", FAKE);
      awaitReady(ns, "s", "True");
      rig.client.resources(SecretStore.class).inNamespace(ns).withName("s").delete();
    }
  }
}
