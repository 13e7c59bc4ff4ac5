package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.secrets.pipeline.ObjectHash;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// ESO's YAML in, Secrets out, through the real SDK and a real API.
class ExternalSecretIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start();
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  private static String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    return rig.namespace(name.substring(0, Math.min(60, name.length())));
  }

  private static void store(String namespace) {
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
            .formatted(namespace, Rig.VAULT));
  }

  private static void externalSecret(String namespace, String name, String spec) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata:
          name: %s
          namespace: %s
        spec:
          secretStoreRef: {name: vault}
        %s
        """
            .formatted(name, namespace, spec.indent(2)));
  }

  private static final String ONE_KEY =
      """
      data:
        - secretKey: token
          remoteRef: {key: api-token}
      """;

  private static Secret awaitSecret(String namespace, String name) {
    return await()
        .atMost(SOON)
        .until(
            () -> rig.client.secrets().inNamespace(namespace).withName(name).get(),
            Objects::nonNull);
  }

  private static void awaitValue(String namespace, String name, String key, String value) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(value(namespace, name, key)).isEqualTo(value));
  }

  private static String value(String namespace, String name, String key) {
    var secret = rig.client.secrets().inNamespace(namespace).withName(name).get();
    assertThat(secret).as("Secret " + name).isNotNull();
    assertThat(secret.getData()).as("data of Secret " + name).containsKey(key);
    return new String(
        Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
  }

  private static ExternalSecret awaitReady(String namespace, String name) {
    return await()
        .atMost(SOON)
        .until(
            () -> get(namespace, name),
            es -> es.getStatus().conditions().stream().anyMatch(c -> c.status().equals("True")));
  }

  private static ExternalSecret get(String namespace, String name) {
    return rig.client.resources(ExternalSecret.class).inNamespace(namespace).withName(name).get();
  }

  @Test
  @Conformance({"ES-40", "E2E-02", "E2E-03", "OR-1", "OR-2"})
  void valuesComeByKeyByPropertyByVersionAndByExtract(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    externalSecret(
        ns,
        "all",
        """
        dataFrom:
          - extract: {key: database}
        data:
          - secretKey: token
            remoteRef: {key: api-token}
          - secretKey: user
            remoteRef: {key: database, property: username}
          - secretKey: old
            remoteRef: {key: rotated-password, version: PREVIOUS}
          - secretKey: first
            remoteRef: {key: rotated-password, version: "1"}
          - secretKey: named
            remoteRef: {key: rotated-password, version: summer}
          - secretKey: pending
            remoteRef: {key: rotated-password, version: pending}
        """);
    var data = awaitSecret(ns, "all").getData();
    var text = new TreeMap<String, String>();
    data.forEach(
        (k, v) -> text.put(k, new String(Base64.getDecoder().decode(v), StandardCharsets.UTF_8)));
    assertThat(text)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "username", "app",
                "password", "c0rrect-horse",
                "port", "3306",
                "token", "t0ken-from-the-vault",
                "user", "app",
                "old", "second-password",
                "first", "first-password",
                "named", "second-password",
                "pending", "fourth-password"));
  }

  @Test
  @Conformance({"ES-02", "ES-06", "ES-08"})
  void theTargetCarriesEsosMarksAndNothingElse(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    externalSecret(ns, "marked", ONE_KEY);
    var secret = awaitSecret(ns, "marked");
    var primary = awaitReady(ns, "marked");
    assertThat(secret.getType()).isEqualTo("Opaque");
    assertThat(secret.getMetadata().getLabels())
        .containsOnly(
            Map.entry("reconcile.external-secrets.io/managed", "true"),
            Map.entry(
                "reconcile.external-secrets.io/created-by", TargetMarks.createdBy(ns, "marked")));
    assertThat(secret.getMetadata().getAnnotations())
        .containsOnlyKeys("reconcile.external-secrets.io/data-hash");
    assertThat(secret.getMetadata().getAnnotations())
        .containsEntry(TargetMarks.DATA_HASH, ObjectHash.of(TargetView.dataOf(secret)));
    assertThat(secret.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(
            owner -> {
              assertThat(owner.getUid()).isEqualTo(primary.getMetadata().getUid());
              assertThat(owner.getController()).isTrue();
              assertThat(owner.getBlockOwnerDeletion()).isTrue();
            });
    assertThat(secret.getMetadata().getManagedFields())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.getManager())
                  .isEqualTo("externalsecrets.external-secrets.io/marked");
              assertThat(entry.getOperation()).isEqualTo("Update");
            });
    assertThat(primary.getStatus().binding().name()).isEqualTo("marked");
    assertThat(primary.getStatus().refreshTime()).isNotNull();
    assertThat(primary.getStatus().syncedResourceVersion()).startsWith("1-");
  }

  @Test
  void anEditedTargetIsRepaired(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    externalSecret(ns, "edited", ONE_KEY);
    awaitSecret(ns, "edited");
    Edits.patiently(
        () ->
            rig.client
                .secrets()
                .inNamespace(ns)
                .withName("edited")
                .edit(
                    s ->
                        new SecretBuilder(s)
                            .addToData("token", "aGFja2Vk")
                            .addToData("more", "aGFja2Vk")
                            .build()));
    awaitValue(ns, "edited", "token", "t0ken-from-the-vault");
    assertThat(awaitSecret(ns, "edited").getData()).containsOnlyKeys("token");
  }

  @Test
  @Conformance("ES-01")
  void aDeletedTargetIsMadeAnew(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    externalSecret(ns, "gone", ONE_KEY);
    var first = awaitSecret(ns, "gone").getMetadata().getUid();
    rig.client.secrets().inNamespace(ns).withName("gone").delete();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(awaitSecret(ns, "gone").getMetadata().getUid()).isNotEqualTo(first));
  }

  @Test
  void deletingTheExternalSecretRemovesTheOwnedSecret(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    externalSecret(ns, "owned", ONE_KEY);
    awaitSecret(ns, "owned");
    rig.client.resources(ExternalSecret.class).inNamespace(ns).withName("owned").delete();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(get(ns, "owned")).isNull();
              assertThat(rig.client.secrets().inNamespace(ns).withName("owned").get()).isNull();
            });
  }

  @Test
  void anAnnotationForcesASync(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    rig.cloud.putSecret("demo-vault", "forced", "one".getBytes(StandardCharsets.UTF_8));
    externalSecret(
        ns,
        "forced",
        """
        refreshInterval: 1h
        data:
          - secretKey: v
            remoteRef: {key: forced}
        """);
    awaitSecret(ns, "forced");
    awaitReady(ns, "forced");
    rig.cloud.putSecret("demo-vault", "forced", "two".getBytes(StandardCharsets.UTF_8));
    Edits.patiently(
        () ->
            rig.client
                .resources(ExternalSecret.class)
                .inNamespace(ns)
                .withName("forced")
                .edit(
                    es -> {
                      es.getMetadata().getAnnotations().put("force-sync", "1");
                      return es;
                    }));
    awaitValue(ns, "forced", "v", "two");
  }

  @Test
  @Conformance("ES-36")
  void aNewVersionArrivesWithinTheInterval(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    rig.cloud.putSecret("demo-vault", "rotating", "one".getBytes(StandardCharsets.UTF_8));
    externalSecret(
        ns,
        "rotating",
        """
        refreshInterval: 1s
        data:
          - secretKey: v
            remoteRef: {key: rotating}
        """);
    awaitValue(ns, "rotating", "v", "one");
    rig.cloud.putSecret("demo-vault", "rotating", "two".getBytes(StandardCharsets.UTF_8));
    awaitValue(ns, "rotating", "v", "two");
  }

  @Test
  void anUnownedSecretIsTakenOverAndItsOtherKeysGo(TestInfo test) {
    var ns = namespace(test);
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: taken, namespace: %s, labels: {team: blue}}
        stringData: {other: value}
        """
            .formatted(ns));
    store(ns);
    externalSecret(ns, "taken", ONE_KEY);
    awaitValue(ns, "taken", "token", "t0ken-from-the-vault");
    var secret = awaitSecret(ns, "taken");
    assertThat(secret.getData()).containsOnlyKeys("token");
    assertThat(secret.getMetadata().getLabels()).containsEntry("team", "blue");
  }

  @Test
  @Conformance("ES-48")
  void theStoreMayComeLater(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "early", ONE_KEY);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(get(ns, "early").getStatus().conditions())
                    .singleElement()
                    .satisfies(
                        c ->
                            assertThat(c.message())
                                .contains("could not get SecretStore \"vault\"")));
    store(ns);
    awaitReady(ns, "early");
  }

  @Test
  void nothingIsWrittenWhenNothingChanged(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    externalSecret(ns, "quiet", "refreshInterval: 1s\n" + ONE_KEY);
    var secret = awaitSecret(ns, "quiet").getMetadata().getResourceVersion();
    var primary = awaitReady(ns, "quiet").getMetadata().getResourceVersion();
    var reads = rig.calls("GetSecretBundleByName");
    await().atMost(SOON).until(() -> rig.calls("GetSecretBundleByName") > reads + 2);
    assertThat(awaitSecret(ns, "quiet").getMetadata().getResourceVersion()).isEqualTo(secret);
    assertThat(get(ns, "quiet").getMetadata().getResourceVersion()).isEqualTo(primary);
  }

  @Test
  @Conformance("UT-crd-defaults")
  void theFinalizerLeavesTheSpecAsTheUserWroteIt(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    externalSecret(ns, "plain", "refreshInterval: 17m\n" + ONE_KEY);
    var primary = awaitReady(ns, "plain");
    assertThat(primary.getMetadata().getFinalizers())
        .containsExactly(ExternalSecretReconciler.FINALIZER);
    assertThat(primary.getSpec().refreshInterval()).hasToString("17m0s");
    assertThat(primary.getMetadata().getGeneration()).isEqualTo(1);
    var entry =
        rig.client
            .genericKubernetesResources("external-secrets.io/v1", "ExternalSecret")
            .inNamespace(ns)
            .withName("plain")
            .get()
            .<Map<String, Object>>get("spec", "data", 0);
    assertThat(entry)
        .isEqualTo(Map.of("secretKey", "token", "remoteRef", Map.of("key", "api-token")));
  }

  @Test
  void anExtractIsRewritten(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    externalSecret(
        ns,
        "rewritten",
        """
        dataFrom:
          - extract: {key: database}
            rewrite:
              - regexp: {source: "^(.)", target: "DB_$1"}
        """);
    assertThat(awaitSecret(ns, "rewritten").getData())
        .containsOnlyKeys("DB_username", "DB_password", "DB_port");
  }

  @Test
  void anIntervalOfAMillisecondIsNoLoop(TestInfo test) {
    var ns = namespace(test);
    store(ns);
    rig.cloud.putSecret("demo-vault", "hasty", "one".getBytes(StandardCharsets.UTF_8));
    var begin = Instant.now();
    externalSecret(
        ns,
        "hasty",
        """
        refreshInterval: 1ms
        data:
          - secretKey: v
            remoteRef: {key: hasty}
        """);
    await().atMost(SOON).until(() -> readsOf("hasty") >= 4);
    var halfSeconds = Duration.between(begin, Instant.now()).dividedBy(Duration.ofMillis(500));
    assertThat(readsOf("hasty")).isLessThanOrEqualTo(halfSeconds + 3);
  }

  private static long readsOf(String key) {
    return rig.cloud.journal().entries().stream()
        .filter(e -> e.query().contains("secretName=" + key + "&"))
        .count();
  }
}
