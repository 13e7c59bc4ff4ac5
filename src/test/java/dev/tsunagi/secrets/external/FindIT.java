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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `dataFrom[].find` in an OCI vault: what is there becomes a key, what goes from there goes.
class FindIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String LIST = "ListSecrets";
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

  /// Of the test, with a store.
  private static String namespace(TestInfo test) {
    var name = test.getTestMethod().orElseThrow().getName().toLowerCase(Locale.ROOT);
    var ns = rig.namespace(name.substring(0, Math.min(60, name.length())));
    store(rig, ns, Rig.VAULT, Rig.COMPARTMENT);
    return ns;
  }

  private static void store(Rig rig, String namespace, String vault, String compartment) {
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

  private static void externalSecret(String namespace, String target, String find) {
    externalSecret(namespace, "refreshInterval: 1s", target, find);
  }

  private static void externalSecret(String namespace, String refresh, String target, String find) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: es, namespace: %s}
        spec:
          %s
          secretStoreRef: {name: vault}
          target: {%s}
          dataFrom:
            - find: %s
        """
            .formatted(namespace, refresh, target, find));
  }

  private static void awaitData(String namespace, Map<String, String> data) {
    await().atMost(SOON).untilAsserted(() -> assertThat(data(namespace)).isEqualTo(data));
  }

  /// What the target holds, or nothing but `no: Secret`.
  private static Map<String, String> data(String namespace) {
    var secret = rig.client.secrets().inNamespace(namespace).withName("es").get();
    if (secret == null) {
      return Map.of("no", "Secret");
    }
    var data = new TreeMap<String, String>();
    Objects.requireNonNullElse(secret.getData(), Map.<String, String>of())
        .forEach(
            (key, value) ->
                data.put(
                    key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
    return data;
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
  @Conformance({"ES-43", "OR-10"})
  void findsByName(TestInfo test) {
    var ns = namespace(test);
    console.put("name-a.user", "u");
    console.put("name-b.user", "v");
    console.put("name-b.password", "w");
    externalSecret(ns, "", "{name: {regexp: \"^name-.*user$\"}}");
    awaitData(ns, Map.of("name-a.user", "u", "name-b.user", "v"));
    awaitReady(ns, "True", "secret synced");
  }

  @Test
  void findsByAllTagsThatAreGiven(TestInfo test) {
    var ns = namespace(test);
    console.tag(console.put("tags-both", "1"), Map.of("t-app", "shop", "t-env", "prod", "x", "y"));
    console.tag(console.put("tags-one", "2"), Map.of("t-app", "shop"));
    console.tag(console.put("tags-other", "3"), Map.of("t-app", "shop", "t-env", "test"));
    externalSecret(ns, "", "{tags: {t-app: shop, t-env: prod}}");
    awaitData(ns, Map.of("tags-both", "1"));
    externalSecret(ns, "", "{tags: {t-app: shop}, name: {regexp: other}}");
    awaitData(ns, Map.of("tags-other", "3"));
  }

  @Test
  void findsByTheBeginningOfTheNameAndDecodes(TestInfo test) {
    var ns = namespace(test);
    console.put("path-a", "b25l");
    console.put("path-b", "dHdv");
    console.put("another-path-c", "x");
    externalSecret(ns, "", "{path: path-, decodingStrategy: Base64}");
    awaitData(ns, Map.of("path-a", "one", "path-b", "two"));
  }

  @Test
  @Conformance("OR-11")
  void whatComesAndGoesInTheVaultComesAndGoesInTheSecret(TestInfo test) {
    var ns = namespace(test);
    var a = console.put("flow-a", "1");
    externalSecret(ns, "", "{name: {regexp: ^flow-}}");
    awaitData(ns, Map.of("flow-a", "1"));
    console.put("flow-b", "2");
    awaitData(ns, Map.of("flow-a", "1", "flow-b", "2"));
    console.scheduleDeletion(a);
    awaitData(ns, Map.of("flow-b", "2"));
    awaitReady(ns, "True", "secret synced");
    console.cancelDeletion(a);
    console.put("flow-b", "3");
    awaitData(ns, Map.of("flow-a", "1", "flow-b", "3"));
  }

  @ParameterizedTest
  @CsvSource({
    "Retain, Owner, last, 1, secret retained due to DeletionPolicy=Retain",
    "Delete, Owner, no, Secret, secret deleted due to DeletionPolicy=Delete",
    "Merge, Merge, other, kept, secret synced",
  })
  @Conformance("ES-54")
  void whenNothingIsFoundTheDeletionPolicyDecides(
      String deletion, String creation, String key, String value, String says) {
    var ns = rig.namespace("find-nothing-" + deletion.toLowerCase(Locale.ROOT));
    store(rig, ns, Rig.VAULT, Rig.COMPARTMENT);
    if (creation.equals("Merge")) {
      rig.apply(
          """
          apiVersion: v1
          kind: Secret
          metadata: {name: es, namespace: %s}
          stringData: {other: kept}
          """
              .formatted(ns));
    }
    var last = console.put("last", "1");
    externalSecret(
        ns,
        "creationPolicy: %s, deletionPolicy: %s".formatted(creation, deletion),
        "{name: {regexp: ^last$}}");
    await().atMost(SOON).untilAsserted(() -> assertThat(data(ns)).containsEntry("last", "1"));
    console.scheduleDeletion(last);
    try {
      awaitReady(ns, "True", says);
      awaitData(ns, Map.of(key, value));
    } finally {
      console.cancelDeletion(last);
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(data(ns)).containsEntry("last", "1"));
  }

  @Test
  @Conformance("ADV-24")
  void allPagesAreReadAlsoBehindAnEmptyOne(TestInfo test) {
    var ns = namespace(test);
    var all = new TreeMap<String, String>();
    for (var i = 0; i < 150; i++) {
      all.put("page-%03d".formatted(i), String.valueOf(i));
    }
    all.forEach(console::put);
    rig.cloud.faults().add(new Faults.Fault(LIST, new Faults.Effect.EmptyPage(), 0, 1));
    // Many rounds of one refresh, whose readings must be newer than its begin.
    externalSecret(ns, "refreshPolicy: OnChange", "", "{name: {regexp: ^page-}}");
    awaitData(ns, all);
  }

  @Test
  @Conformance("ADV-24")
  void aListingThatIsNotAllowedIsNoEmptyOne(TestInfo test) {
    var ns = namespace(test);
    console.put("denied-a", "1");
    externalSecret(ns, "deletionPolicy: Delete", "{name: {regexp: ^denied-|canary}}");
    await().atMost(SOON).untilAsserted(() -> assertThat(data(ns)).containsEntry("denied-a", "1"));
    store(rig, ns, Seeds.CLOSED_VAULT, Seeds.CLOSED_COMPARTMENT);
    awaitReady(
        ns,
        "False",
        "error processing spec.dataFrom[0].find, err",
        "could not list the secrets of vault " + Seeds.CLOSED_VAULT,
        "Allow any-user to inspect secrets in compartment id " + Seeds.CLOSED_COMPARTMENT);
    assertThat(data(ns)).containsEntry("denied-a", "1");
  }

  @Test
  @Conformance("ES-44")
  void theNamesThatAreFoundCanBeRewritten(TestInfo test) {
    var ns = namespace(test);
    console.put("rewrite-a", "1");
    externalSecret(
        ns,
        "",
        "{name: {regexp: ^rewrite-}}\n"
            + "      rewrite: [{regexp: {source: ^rewrite-(.*), target: \"new-$1\"}}]");
    awaitData(ns, Map.of("new-a", "1"));
  }

  @Test
  void aStoreWithoutCompartmentCannotFind(TestInfo test) {
    var ns = namespace(test);
    store(rig, ns, Rig.VAULT, "");
    externalSecret(ns, "deletionPolicy: Delete", "{name: {regexp: .}}");
    awaitReady(ns, "False", "spec.dataFrom[0].find", "spec.provider.oracle.compartment");
  }

  @Test
  void aRegularExpressionThatIsNoneIsSaidSo(TestInfo test) {
    var ns = namespace(test);
    externalSecret(ns, "", "{name: {regexp: \"[\"}}");
    awaitReady(ns, "False", "could not compile find.name.regexp [[]");
  }

  @Test
  void fiftyUsersCostOneListingPerInterval() {
    try (var own = Rig.start()) {
      var ns = own.namespace("crowd");
      store(own, ns, Rig.VAULT, Rig.COMPARTMENT);
      var interval = Duration.ofSeconds(5);
      var begin = Instant.now();
      for (var i = 0; i < 50; i++) {
        own.apply(
            """
            apiVersion: external-secrets.io/v1
            kind: ExternalSecret
            metadata: {name: es-%d, namespace: %s}
            spec:
              refreshInterval: %ds
              secretStoreRef: {name: vault}
              dataFrom:
                - find: {name: {regexp: "^(api|crowd)-"}}
            """
                .formatted(i, ns, interval.toSeconds()));
      }
      awaitAll(own, ns, Set.of("api-token"));
      own.cloud.putSecret(Rig.VAULT, "crowd-new", new byte[] {1});
      awaitAll(own, ns, Set.of("api-token", "crowd-new"));
      var listings = own.calls(LIST);
      var elapsed = Duration.between(begin, Instant.now());
      assertThat(listings).isBetween(2L, 2 + elapsed.dividedBy(interval));
    }
  }

  private static void awaitAll(Rig rig, String namespace, Set<String> keys) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                rig.client.secrets().inNamespace(namespace).list().getItems().stream()
                    .filter(s -> s.getData().keySet().equals(keys))
                    .count(),
            count -> count == 50);
  }
}
