package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Seeds;
import dev.tsunagi.support.VaultConsole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// `deletionPolicy` with secrets that an OCI vault no longer has: what is proved to be gone goes,
/// and whatever may be a matter of permissions stays.
class DeletedSecretsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LIST = "ListSecrets";
  private static final String READ = "GetSecretBundleByName";
  private static Rig rig;
  private static VaultConsole console;

  @BeforeAll
  static void start() {
    rig = Rig.start(Seeds.withUnlistedVault());
    console = new VaultConsole(rig.cloud);
  }

  @AfterAll
  static void stop() {
    console.close();
    rig.close();
  }

  /// Calls are counted, so no test may leave somebody who calls.
  @AfterEach
  void quiet() {
    var all = rig.client.resources(ExternalSecret.class).inAnyNamespace();
    all.delete();
    await().atMost(SOON).until(() -> all.list().getItems().isEmpty());
  }

  /// Of the test, with a store.
  private static String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    var ns = rig.namespace(name.substring(0, Math.min(60, name.length())));
    store(ns, Rig.VAULT, Rig.COMPARTMENT);
    return ns;
  }

  private static void store(String namespace, String vault, String compartment) {
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
              compartment: "%s"
              principalType: Workload
              serviceAccountRef: {name: reader}
        """
            .formatted(namespace, vault, compartment));
  }

  /// One entry of the target for each key of the vault.
  private static void externalSecret(String namespace, String target, String... keys) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: es, namespace: %s}
        spec:
          refreshInterval: 1s
          secretStoreRef: {name: vault}
          target: {%s}
          data:
        %s
        """
            .formatted(
                namespace,
                target,
                Stream.of(keys)
                    .map(k -> "    - {secretKey: %1$s, remoteRef: {key: %1$s}}".formatted(k))
                    .collect(Collectors.joining("\n"))));
  }

  private static void awaitKeys(String namespace, String... keys) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(keys(namespace))
                    .as("%s", rig.ready(ExternalSecret.class, namespace, "es"))
                    .containsExactly(keys));
  }

  private static Set<String> keys(String namespace) {
    var secret = rig.client.secrets().inNamespace(namespace).withName("es").get();
    if (secret == null) {
      return Set.of("no Secret");
    }
    return secret.getData() == null ? Set.of() : new TreeSet<>(secret.getData().keySet());
  }

  private static void awaitReady(String namespace, String status, String... says) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var ready = rig.ready(ExternalSecret.class, namespace, "es");
              assertThat(ready.message()).contains(says);
              assertThat(ready.status()).isEqualTo(status);
            });
  }

  @Test
  @Conformance("E2E-16")
  void underDeleteTheTargetGoesWithItsSecretsAndComesBack(TestInfo test) {
    var ns = namespace(test);
    var a = console.put("gone-a", "1");
    var b = console.put("gone-b", "2");
    externalSecret(ns, "deletionPolicy: Delete", "gone-a", "gone-b");
    awaitKeys(ns, "gone-a", "gone-b");
    console.scheduleDeletion(a);
    awaitKeys(ns, "gone-b");
    console.scheduleDeletion(b);
    awaitKeys(ns, "no Secret");
    awaitReady(ns, "True", "secret deleted due to DeletionPolicy=Delete");
    assertThat(rig.events(ns))
        .contains(
            "Normal MissingProviderSecret es: secret does not exist at provider using spec.data[0]"
                + " (key=gone-a)");
    console.cancelDeletion(a);
    awaitKeys(ns, "gone-a");
  }

  @Test
  void underMergeOnlyItsKeysGo(TestInfo test) {
    var ns = namespace(test);
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: es, namespace: %s}
        stringData: {other: kept}
        """
            .formatted(ns));
    var a = console.put("merge-a", "1");
    externalSecret(ns, "creationPolicy: Merge, deletionPolicy: Merge", "merge-a");
    awaitKeys(ns, "merge-a", "other");
    console.scheduleDeletion(a);
    awaitKeys(ns, "other");
  }

  @Test
  void underRetainNothingGoesAndTheReasonIsTold(TestInfo test) {
    var ns = namespace(test);
    var a = console.put("retain-a", "1");
    externalSecret(ns, "deletionPolicy: Retain", "retain-a");
    awaitKeys(ns, "retain-a");
    console.scheduleDeletion(a);
    awaitReady(
        ns,
        "False",
        "spec.data[0] (key: retain-a)",
        "Secret does not exist at the provider",
        "The secret is in state PENDING_DELETION.");
    assertThat(keys(ns)).containsExactly("retain-a");
  }

  /// The store names no compartment, so only the secret's own record can tell.
  @Test
  void withoutACompartmentItsOwnRecordTells(TestInfo test) {
    var ns = namespace(test);
    store(ns, Rig.VAULT, "");
    var a = console.put("record-a", "1");
    externalSecret(ns, "deletionPolicy: Delete", "record-a");
    awaitKeys(ns, "record-a");
    var lists = rig.calls(LIST);
    console.scheduleDeletion(a);
    awaitKeys(ns, "no Secret");
    assertThat(rig.calls(LIST)).isEqualTo(lists);
  }

  @Test
  void aSecretThatNeverWasIsLeftOut(TestInfo test) {
    var ns = namespace(test);
    console.put("there", "1");
    externalSecret(ns, "deletionPolicy: Delete", "there", "never-was");
    awaitKeys(ns, "there");
    awaitReady(ns, "True", "secret synced");
  }

  @Test
  void aPermissionThatWasLostDeletesNothing(TestInfo test) {
    var ns = namespace(test);
    console.put("denied-a", "1");
    externalSecret(ns, "deletionPolicy: Delete", "denied-a");
    awaitKeys(ns, "denied-a");
    rig.cloud.faults().fail(READ, 404, Faults.ALWAYS);
    try {
      awaitReady(
          ns,
          "False",
          "HTTP 404",
          "The secret is there, in state ACTIVE: what is missing is the permission",
          "Allow any-user to read secret-bundles");
      // Nor when nothing at all is permitted any more.
      rig.cloud.faults().fail(LIST, 404, Faults.ALWAYS);
      rig.cloud.faults().fail("GetSecret", 404, Faults.ALWAYS);
      awaitReady(
          ns,
          "False",
          "Whether it was deleted cannot be told",
          "Allow any-user to inspect secrets in compartment id " + Rig.COMPARTMENT);
      assertThat(keys(ns)).containsExactly("denied-a");
    } finally {
      rig.cloud.faults().clear();
    }
    awaitReady(ns, "True", "secret synced");
  }

  @Test
  void aListThatBreaksOffProvesNothing(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "deletionPolicy: Delete", "api-token");
    awaitKeys(ns, "api-token");
    rig.cloud.faults().fail(READ, 404, Faults.ALWAYS);
    rig.cloud.faults().fail("GetSecret", 404, Faults.ALWAYS);
    // Every list is one empty page, and then nothing.
    rig.cloud.faults().add(LIST, new Faults.Effect.EmptyPage(), 1);
    rig.cloud.faults().drop(LIST, Faults.ALWAYS);
    try {
      awaitReady(ns, "False", "Whether it was deleted cannot be told", "no answer from OCI");
      assertThat(keys(ns)).containsExactly("api-token");
    } finally {
      rig.cloud.faults().clear();
    }
  }

  /// OCI would have listed it as PENDING_DELETION for a day.
  @Test
  void aSecretThatWasMovedOutOfSightIsNotDeleted(TestInfo test) {
    var ns = namespace(test);
    var a = console.put("moved-a", "1");
    externalSecret(ns, "deletionPolicy: Delete", "moved-a");
    awaitKeys(ns, "moved-a");
    rig.cloud.faults().fail(READ, 404, Faults.ALWAYS);
    rig.cloud.faults().fail("GetSecret", 404, Faults.ALWAYS);
    try {
      console.move(a, Seeds.CLOSED_COMPARTMENT);
      awaitReady(ns, "False", "It is not taken for deleted but for moved to another compartment");
      assertThat(keys(ns)).containsExactly("moved-a");
    } finally {
      rig.cloud.faults().clear();
    }
  }

  @Test
  void aStoreThatMayNotListDeletesNothing(TestInfo test) {
    var ns = namespace(test);
    store(ns, Seeds.CLOSED_VAULT, Seeds.CLOSED_COMPARTMENT);
    externalSecret(ns, "deletionPolicy: Delete", "canary-text");
    awaitKeys(ns, "canary-text");
    externalSecret(ns, "deletionPolicy: Delete", "canary-text", "no-such");
    awaitReady(ns, "False", "key: no-such", "Whether it was deleted cannot be told");
    assertThat(keys(ns)).containsExactly("canary-text");
  }

  @Test
  void aStormOfMissingSecretsCostsFewLists(TestInfo test) {
    var ns = namespace(test);
    console.put("calm", "1");
    var lists = rig.calls(LIST);
    var begin = Instant.now();
    var keys =
        Stream.concat(
                Stream.of("calm"), IntStream.range(0, 60).mapToObj(i -> "storm-%02d".formatted(i)))
            .toArray(String[]::new);
    externalSecret(ns, "deletionPolicy: Delete", keys);
    awaitKeys(ns, "calm");
    var elapsed = Duration.between(begin, Instant.now());
    assertThat(rig.calls(LIST) - lists).isBetween(1L, 2 + elapsed.toSeconds() / 2);
  }
}
