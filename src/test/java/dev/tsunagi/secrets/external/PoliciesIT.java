package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Creation and deletion policies, with secrets that come and go at the provider.
class PoliciesIT {

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
    return rig.namespace(test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT));
  }

  /// A store that holds `a` and `b`, or what is given instead.
  private static void store(String namespace, String... keys) {
    var data =
        Stream.of(keys)
            .map(k -> "{key: %s, value: value-of-%s}".formatted(k, k))
            .collect(Collectors.joining(", "));
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: store, namespace: %s}
        spec:
          provider: {fake: {data: [%s]}}
        """
            .formatted(namespace, data));
  }

  private static void externalSecret(String namespace, String target) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: es, namespace: %s}
        spec:
          refreshInterval: 1s
          secretStoreRef: {name: store}
          target: {name: target, %s}
          data:
            - {secretKey: a, remoteRef: {key: a}}
            - {secretKey: b, remoteRef: {key: b}}
        """
            .formatted(namespace, target));
  }

  private static void secret(String namespace) {
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: target, namespace: %s}
        stringData: {other: value-of-other}
        """
            .formatted(namespace));
  }

  private static void awaitKeys(String namespace, String... keys) {
    await().atMost(SOON).untilAsserted(() -> assertThat(keys(namespace)).containsExactly(keys));
  }

  private static Set<String> keys(String namespace) {
    var secret = rig.client.secrets().inNamespace(namespace).withName("target").get();
    return secret == null ? Set.of("none") : new TreeSet<>(secret.getData().keySet());
  }

  private static void awaitCondition(String namespace, String reason, String message) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(conditions(namespace))
                    .singleElement()
                    .satisfies(
                        c -> {
                          assertThat(c.reason()).isEqualTo(reason);
                          assertThat(c.message()).startsWith(message);
                        }));
  }

  private static List<Condition> conditions(String namespace) {
    return status(namespace).conditions();
  }

  private static ExternalSecretStatus status(String namespace) {
    return rig.client
        .resources(ExternalSecret.class)
        .inNamespace(namespace)
        .withName("es")
        .get()
        .getStatus();
  }

  private static void delete(String namespace) {
    var all = rig.client.resources(ExternalSecret.class).inNamespace(namespace);
    all.withName("es").delete();
    await().atMost(SOON).until(() -> all.withName("es").get() == null);
  }

  @Test
  @Conformance("ES-16")
  void mergeWaitsForTheTargetAndSharesIt(TestInfo test) {
    var ns = namespace(test);
    store(ns, "a", "b");
    externalSecret(ns, "creationPolicy: Merge");
    awaitCondition(ns, "SecretMissing", "secret will not be created due to CreationPolicy=Merge");
    assertThat(conditions(ns)).singleElement().extracting(Condition::status).isEqualTo("True");
    assertThat(rig.events(ns)).noneMatch(e -> e.startsWith("Warning"));
    secret(ns);
    awaitKeys(ns, "a", "b", "other");
    awaitCondition(ns, "SecretSynced", "secret synced");
    delete(ns);
    assertThat(keys(ns)).containsExactly("a", "b", "other");
  }

  @Test
  void anOrphanStaysAndMayBeChanged(TestInfo test) {
    var ns = namespace(test);
    store(ns, "a", "b");
    externalSecret(ns, "creationPolicy: Orphan");
    awaitKeys(ns, "a", "b");
    delete(ns);
    assertThat(keys(ns)).containsExactly("a", "b");
  }

  @Test
  @Conformance("ES-09")
  void noneReadsAndWritesNothing(TestInfo test) {
    var ns = namespace(test);
    store(ns, "a", "b");
    externalSecret(ns, "creationPolicy: None");
    awaitCondition(ns, "SecretSynced", "secret synced");
    assertThat(keys(ns)).containsExactly("none");
    assertThat(status(ns).binding().name()).isEmpty();
  }

  @Test
  @Conformance({"ES-53", "ADV-24"})
  void underRetainAMissingSecretIsAFailureAndNothingIsLost(TestInfo test) {
    var ns = namespace(test);
    store(ns, "a", "b");
    externalSecret(ns, "deletionPolicy: Retain");
    awaitKeys(ns, "a", "b");
    store(ns, "a");
    awaitCondition(ns, "SecretSyncedError", "could not get secret data from provider");
    assertThat(keys(ns)).containsExactly("a", "b");
  }

  @Test
  @Conformance("ES-52")
  void underDeleteTheTargetGoesWithTheLastSecretAndComesBack(TestInfo test) {
    var ns = namespace(test);
    store(ns, "a", "b");
    externalSecret(ns, "deletionPolicy: Delete");
    awaitKeys(ns, "a", "b");
    store(ns, "a");
    awaitKeys(ns, "a");
    store(ns, "unrelated");
    awaitKeys(ns, "none");
    awaitCondition(ns, "SecretDeleted", "secret deleted due to DeletionPolicy=Delete");
    store(ns, "a", "b");
    awaitKeys(ns, "a", "b");
    delete(ns);
    await().atMost(SOON).until(() -> keys(ns).equals(Set.of("none")));
  }

  @Test
  @Conformance("ES-55")
  void underMergeTheKeysGoAndTheTargetStays(TestInfo test) {
    var ns = namespace(test);
    secret(ns);
    store(ns, "a", "b");
    externalSecret(ns, "creationPolicy: Merge, deletionPolicy: Merge");
    awaitKeys(ns, "a", "b", "other");
    store(ns, "unrelated");
    awaitKeys(ns, "other");
  }

  @Test
  void anImmutableTargetIsMadeOnce(TestInfo test) {
    var ns = namespace(test);
    store(ns, "a", "b");
    externalSecret(ns, "immutable: true");
    awaitKeys(ns, "a", "b");
    var before = rig.client.secrets().inNamespace(ns).withName("target").get();
    assertThat(before.getImmutable()).isTrue();
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: store, namespace: %s}
        spec:
          provider: {fake: {data: [{key: a, value: changed}, {key: b, value: changed}]}}
        """
            .formatted(ns));
    var refreshed = conditions(ns);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(SOON)
        .until(() -> conditions(ns).equals(refreshed));
    assertThat(rig.client.secrets().inNamespace(ns).withName("target").get()).isEqualTo(before);
  }
}
