package dev.tsunagi.secrets.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.simulator.oci.wire.Journal;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Seeds;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Each store acts as whom it names, and nobody is shown what another was allowed to read. The
/// service account `outsider` is permitted nothing.
class IdentitiesIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String READ = "GetSecretBundleByName";
  private static final String TOKEN = "t0ken-from-the-vault";
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start(Seeds.withOutsiders());
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  /// Who reads is told by the journal of the cloud, in which no other test may leave a trace.
  @AfterEach
  void quiet() {
    var all = rig.client.resources(ExternalSecret.class).inAnyNamespace();
    all.delete();
    await().atMost(SOON).until(() -> all.list().getItems().isEmpty());
  }

  private static String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    var namespace = rig.namespace(name.substring(0, Math.min(60, name.length())));
    rig.apply(
        """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: outsider, namespace: %s}
        """
            .formatted(namespace));
    return namespace;
  }

  private static void store(String namespace, String name, String oracle) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: %s
        metadata: {name: %s%s}
        spec:
          refreshInterval: 1
          provider:
            oracle: {vault: %s, region: us-ashburn-1, %s}
        """
            .formatted(
                namespace.isEmpty() ? "ClusterSecretStore" : "SecretStore",
                name,
                namespace.isEmpty() ? "" : ", namespace: " + namespace,
                Rig.VAULT,
                oracle.replace("\n", "\n      ")));
  }

  private static void externalSecret(String namespace, String name, String store, String interval) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: %s}
        spec:
          refreshInterval: %s
          secretStoreRef: {%s}
          data:
            - {secretKey: v, remoteRef: {key: api-token}}
        """
            .formatted(name, namespace, interval, store));
  }

  private static void awaitValue(String namespace, String name) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.value(namespace, name, "v"))
                    .as("%s", rig.ready(ExternalSecret.class, namespace, name))
                    .contains(TOKEN));
  }

  private static Condition awaitStore(String namespace, String name, String status) {
    return await()
        .atMost(SOON)
        .until(() -> rig.ready(SecretStore.class, namespace, name), c -> c.status().equals(status));
  }

  private static List<String> readers(Instant since) {
    return rig.cloud.journal().entries().stream()
        .filter(e -> e.operation().equals(READ) && !e.time().isBefore(since))
        .map(e -> e.principal() + " " + e.status())
        .toList();
  }

  private static Instant lastEntry() {
    return rig.cloud.journal().entries().stream()
        .map(Journal.Entry::time)
        .max(Comparator.naturalOrder())
        .map(t -> t.plusNanos(1))
        .orElse(Instant.EPOCH);
  }

  @Test
  void aWorkloadIsTheOperatorOrTheAccountThatTheStoreNames(TestInfo test) {
    var ns = namespace(test);
    var cluster = "cluster-" + ns.substring(0, 20);
    store(ns, "own", "principalType: Workload");
    store(ns, "named", "principalType: Workload, serviceAccountRef: {name: reader}");
    store("", cluster + "-own", "principalType: Workload");
    store(
        "",
        cluster + "-named",
        "principalType: Workload, serviceAccountRef: {name: reader, namespace: " + ns + "}");
    var since = lastEntry();
    externalSecret(ns, "a", "name: own", "1h");
    externalSecret(ns, "b", "name: named", "1h");
    externalSecret(ns, "c", "kind: ClusterSecretStore, name: " + cluster + "-own", "1h");
    externalSecret(ns, "d", "kind: ClusterSecretStore, name: " + cluster + "-named", "1h");
    List.of("a", "b", "c", "d").forEach(name -> awaitValue(ns, name));
    // Stores with one identity share what it read.
    assertThat(readers(since))
        .contains("workload:demo/" + ns + "/reader 200")
        .allMatch(
            r ->
                r.startsWith("workload:demo/" + ns + "/reader")
                    || r.startsWith("workload:demo/tsunagi-system/tsunagi"));
  }

  @Test
  void aNodeActsForAStoreThatNamesNobody(TestInfo test) {
    var ns = namespace(test);
    store(ns, "node", "principalType: InstancePrincipal");
    externalSecret(ns, "v", "name: node", "1h");
    awaitValue(ns, "v");
    assertThat(readers(Instant.EPOCH)).contains("ocid1.instance.oc1.iad.demo 200");
  }

  private static void credentials(String namespace, String privateKey, String fingerprint) {
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: creds, namespace: %s}
        stringData:
          fingerprint: "%s"
          key: |
        %s
        """
            .formatted(namespace, fingerprint, privateKey.indent(4)));
  }

  private static final String USER =
      """
      principalType: UserPrincipal, auth: {
        tenancy: ocid1.tenancy.oc1..demo, user: ocid1.user.oc1..demo, secretRef: {
          privatekey: {name: creds, key: key}, fingerprint: {name: creds, key: fingerprint}}}\
      """;

  @Test
  void changedCredentialsOfAUserTakeEffectAtTheNextLook(TestInfo test) {
    var ns = namespace(test);
    var key = rig.cloud.userKey("demo");
    credentials(ns, key.privateKeyPem(), "00:11");
    store(ns, "user", USER);
    externalSecret(ns, "v", "name: user", "1s");
    assertThat(awaitStore(ns, "user", "False").message())
        .contains(
            "unable to validate store",
            "OCI does not accept the credentials (HTTP 401",
            "user ocid1.user.oc1..demo");
    credentials(ns, key.privateKeyPem(), key.fingerprint());
    awaitStore(ns, "user", "True");
    awaitValue(ns, "v");
    assertThat(readers(Instant.EPOCH)).contains("ocid1.user.oc1..demo 200");
    credentials(ns, key.privateKeyPem(), "00:11");
    awaitStore(ns, "user", "False");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, ns, "v").message())
                    .contains("SecretStore \"user\" is not ready"));
    assertThat(rig.value(ns, "v", "v")).contains(TOKEN);
  }

  @Test
  void aPrivateKeyThatIsNoneIsSaidInWords(TestInfo test) {
    var ns = namespace(test);
    credentials(ns, "-----BEGIN PRIVATE KEY-----\nbm90LWEta2V5\n-----END PRIVATE KEY-----", "0:1");
    store(ns, "garbled", USER);
    credentials(ns, "not a key at all", "0:1");
    store(ns, "text", USER);
    for (var name : List.of("garbled", "text")) {
      assertThat(awaitStore(ns, name, "False").message())
          .contains("private key", "PEM")
          .doesNotContain("internal error", "bm90LWEta2V5", "not a key");
    }
  }

  @Test
  void aMissingServiceAccountIsNamed(TestInfo test) {
    var ns = namespace(test);
    store(ns, "nobody", "principalType: Workload, serviceAccountRef: {name: nobody}");
    assertThat(awaitStore(ns, "nobody", "False").message())
        .contains("service account \"nobody\" not found in namespace \"" + ns + "\"", "create it");
  }

  @Test
  @Conformance({"ADV-02", "ADV-04"})
  void referencesStayInTheirNamespace(TestInfo test) {
    var ns = namespace(test);
    store(
        ns,
        "account",
        "principalType: Workload, serviceAccountRef: {name: tsunagi, namespace: tsunagi-system}");
    store(ns, "key", USER.replace("key: key", "key: key, namespace: tsunagi-system"));
    store("", "wide-" + ns.substring(0, 20), USER);
    assertThat(awaitStore(ns, "account", "False").message())
        .contains("serviceAccountRef.namespace must be empty or \"" + ns + "\"");
    assertThat(awaitStore(ns, "key", "False").message())
        .contains("privatekey.namespace must be empty or \"" + ns + "\"");
  }

  @Test
  void endedSessionsAreRenewedWithoutAFailure(TestInfo test) {
    var ns = namespace(test);
    store(ns, "vault", "principalType: Workload, serviceAccountRef: {name: reader}");
    store(ns, "node", "principalType: InstancePrincipal");
    externalSecret(ns, "workload", "name: vault", "1s");
    externalSecret(ns, "instance", "name: node", "1s");
    awaitValue(ns, "workload");
    awaitValue(ns, "instance");
    rig.cloud.expireTokens();
    var since = lastEntry();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(readers(since))
                    .contains("workload:demo/" + ns + "/reader 200")
                    .contains("ocid1.instance.oc1.iad.demo 200"));
    assertThat(rig.events(ns)).noneMatch(e -> e.contains("UpdateFailed"));
  }

  /// Whoever may make stores must not learn what Secrets others have.
  @Test
  @Conformance("ADV-03")
  void aRefusalDoesNotTellWhatExists(TestInfo test) {
    var ns = namespace(test);
    var other = rig.namespace("secrets-of-others");
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: there, namespace: %s}
        stringData: {key: x, fingerprint: y}
        """
            .formatted(other));
    for (var name : List.of("there", "none")) {
      store(
          ns,
          "key-of-" + name,
          USER.replace(
              "name: creds, key: key", "name: " + name + ", key: key, namespace: " + other));
      store(
          ns,
          "account-of-" + name,
          "principalType: Workload, serviceAccountRef: {name: %s, namespace: %s}"
              .formatted(name.replace("there", "reader"), other));
    }
    for (var kind : List.of("key-of-", "account-of-")) {
      assertThat(awaitStore(ns, kind + "there", "False").message())
          .isEqualTo(awaitStore(ns, kind + "none", "False").message())
          .contains("must be empty or \"" + ns + "\"");
    }
  }

  @Test
  @Conformance("ADV-10")
  void aReadingIsNeverShownToAnother(TestInfo test) {
    var ns = namespace(test);
    store(ns, "insider", "principalType: Workload, serviceAccountRef: {name: reader}");
    store(ns, "outsider", "principalType: Workload, serviceAccountRef: {name: outsider}");
    var since = lastEntry();
    externalSecret(ns, "in", "name: insider", "1h");
    awaitValue(ns, "in");
    externalSecret(ns, "out", "name: outsider", "1h");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, ns, "out").message())
                    .contains("HTTP 404 NotAuthorizedOrNotFound", "service_account='outsider'"));
    assertThat(readers(since))
        .contains("workload:demo/" + ns + "/reader 200", "workload:demo/" + ns + "/outsider 404");
    assertThat(rig.value(ns, "out", "v")).isEmpty();
  }

  @Test
  @Conformance("ADV-12")
  void aStoreThatWasMadeAnewIsNotItsPredecessor(TestInfo test) {
    var ns = namespace(test);
    store(ns, "vault", "principalType: Workload, serviceAccountRef: {name: reader}");
    externalSecret(ns, "v", "name: vault", "1s");
    awaitValue(ns, "v");
    rig.client.resources(SecretStore.class).inNamespace(ns).withName("vault").delete();
    store(ns, "vault", "principalType: Workload, serviceAccountRef: {name: outsider}");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, ns, "v").message())
                    .contains("HTTP 404", "service_account='outsider'"));
    var since = lastEntry();
    Edits.patiently(
        () ->
            rig.client
                .resources(ExternalSecret.class)
                .inNamespace(ns)
                .withName("v")
                .edit(
                    es -> {
                      es.getMetadata().getAnnotations().put("force-sync", "1");
                      return es;
                    }));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(readers(since)).contains("workload:demo/" + ns + "/outsider 404"));
    assertThat(readers(since)).noneMatch(r -> r.startsWith("workload:demo/" + ns + "/reader"));
    assertThat(rig.value(ns, "v", "v")).contains(TOKEN);
  }

  /// One ClusterSecretStore; who reads is the account of that name beside each ExternalSecret.
  @Test
  void aReferentStoreActsAsTheAccountOfItsUsersNamespace(TestInfo test) {
    var ns = namespace(test);
    var other = rig.namespace("referent-other");
    var bare = "referent-bare";
    rig.apply("apiVersion: v1\nkind: Namespace\nmetadata: {name: " + bare + "}");
    store(
        "",
        "referent",
        "principalType: Workload, referentIdentity: true, serviceAccountRef: {name: reader}");
    var since = lastEntry();
    for (var each : List.of(ns, other, bare)) {
      externalSecret(each, "v", "kind: ClusterSecretStore, name: referent", "1s");
    }
    awaitValue(ns, "v");
    awaitValue(other, "v");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.ready(ExternalSecret.class, bare, "v").message())
                    .contains(
                        "service account \"reader\" not found in namespace \"" + bare + "\""));
    assertThat(readers(since))
        .contains("workload:demo/" + ns + "/reader 200", "workload:demo/" + other + "/reader 200")
        .noneMatch(r -> r.contains("/" + bare + "/") || r.contains("tsunagi-system"));
    assertThat(rig.value(bare, "v", "v")).isEmpty();
    var ready = rig.ready(ClusterSecretStore.class, "", "referent");
    assertThat(ready.reason()).isEqualTo("Valid");
    assertThat(ready.message()).startsWith("store validated; each namespace acts for itself");
    // The store is looked at each second, which must not cost anybody the connection.
    var later = lastEntry();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(readers(later))
                    .filteredOn(r -> r.equals("workload:demo/" + ns + "/reader 200"))
                    .hasSizeGreaterThan(3));
    assertThat(rig.events(ns)).noneMatch(e -> e.contains("UpdateFailed"));
  }

  @Test
  void aUserWithoutAKeyIsTheNodeAndIsToldSo(TestInfo test) {
    var ns = namespace(test);
    store(ns, "keyless", "principalType: UserPrincipal");
    assertThat(awaitStore(ns, "keyless", "True").message())
        .contains("UserPrincipal without auth acts as the instance principal");
    externalSecret(ns, "v", "name: keyless", "1h");
    awaitValue(ns, "v");
    assertThat(rig.events(ns))
        .anyMatch(e -> e.startsWith("Warning Valid keyless: store validated; principalType"));
  }

  /// The 404 is of OCI's auth service and says nothing of any secret.
  @Test
  void aNodeThatOciDoesNotKnowIsNoMissingSecret(TestInfo test) {
    try (var own = Rig.start()) {
      var ns = own.namespace("unknown-node");
      own.cloud.faults().fail("CreateFederatedToken", 404, Faults.ALWAYS);
      own.apply(
          """
          apiVersion: external-secrets.io/v1
          kind: SecretStore
          metadata: {name: node, namespace: %s}
          spec:
            refreshInterval: 1
            provider:
              oracle: {vault: %s, region: us-ashburn-1, principalType: InstancePrincipal}
          """
              .formatted(ns, Rig.VAULT));
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                var ready = own.ready(SecretStore.class, ns, "node");
                assertThat(ready.status()).isEqualTo("False");
                assertThat(ready.message())
                    .contains(
                        "could not get an OCI session for the instance principal",
                        "does not accept the instance's certificate")
                    .doesNotContain("it does not exist", "Allow ");
              });
    }
  }
}
