package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Secrets that are made up: new ones when a refresh is due, and at no other time.
class GeneratorsIT {

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

  private static void generator(String namespace, String kind, String spec) {
    rig.apply(
        """
        apiVersion: generators.external-secrets.io/v1alpha1
        kind: %s
        metadata: {name: made%s}
        spec: {%s}
        """
            .formatted(kind, namespace.isEmpty() ? "" : ", namespace: " + namespace, spec));
  }

  private static void externalSecret(String namespace, String name, String interval, String more) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: %s}
        spec:
          refreshInterval: %s
          %s
        """
            .formatted(name, namespace, interval, more));
  }

  private static String from(String kind) {
    return "dataFrom: [{sourceRef: {generatorRef: {kind: %s, name: made}}}]".formatted(kind);
  }

  private static void awaitValue(String namespace, String key, String value) {
    await().atMost(SOON).until(() -> rig.value(namespace, "es", key).equals(Optional.of(value)));
  }

  private static String password(String namespace) {
    await().atMost(SOON).until(() -> rig.value(namespace, "es", "password").isPresent());
    return rig.value(namespace, "es", "password").orElseThrow();
  }

  private static String message(String namespace, String name) {
    return rig.ready(ExternalSecret.class, namespace, name).message();
  }

  @Test
  @Conformance({"ES-21", "E2E-33", "UT-generator-fake"})
  void noStoreIsNeeded(TestInfo test) {
    var namespace = namespace(test);
    generator(namespace, "Fake", "data: {foo: bar, baz: bang}");
    externalSecret(namespace, "es", "1h", from("Fake"));
    awaitValue(namespace, "foo", "bar");
    awaitValue(namespace, "baz", "bang");
    assertThat(rig.ready(ExternalSecret.class, namespace, "es").status()).isEqualTo("True");
  }

  @Test
  @Conformance("ES-20")
  void aClusterGeneratorServesEveryNamespace(TestInfo test) {
    var namespace = namespace(test);
    generator("", "ClusterGenerator", "kind: Fake, generator: {fakeSpec: {data: {foo: bar}}}");
    externalSecret(namespace, "es", "1h", from("ClusterGenerator"));
    awaitValue(namespace, "foo", "bar");
  }

  @Test
  @Conformance("ES-22")
  void whatAnotherControllerGeneratesIsLeftToIt(TestInfo test) {
    var namespace = namespace(test);
    generator(namespace, "Fake", "controller: another, data: {foo: bar}");
    externalSecret(namespace, "es", "1h", from("Fake"));
    await()
        .during(Duration.ofSeconds(2))
        .atMost(SOON)
        .until(() -> rig.ready(ExternalSecret.class, namespace, "es").status().equals("Unknown"));
    assertThat(rig.value(namespace, "es", "foo")).isEmpty();
    // It was looked at all the same: our class is served.
    generator(namespace, "Fake", "controller: default, data: {foo: bar}");
    externalSecret(namespace, "es", "2h", from("Fake"));
    awaitValue(namespace, "foo", "bar");
  }

  @Test
  @Conformance("E2E-34")
  void passwordsAreAsLongAsAsked(TestInfo test) {
    var namespace = namespace(test);
    generator(namespace, "Password", "length: 24");
    externalSecret(namespace, "es", "1h", from("Password"));
    assertThat(password(namespace)).hasSize(24);
  }

  @Test
  void everyDueRefreshMakesAnother(TestInfo test) {
    var namespace = namespace(test);
    generator(namespace, "Password", "length: 24");
    externalSecret(namespace, "es", "1s", from("Password"));
    var seen = new HashSet<String>();
    await()
        .atMost(SOON)
        .until(
            () -> {
              seen.add(password(namespace));
              return seen.size() >= 3;
            });
  }

  @Test
  void nothingElseDoes(TestInfo test) {
    var namespace = namespace(test);
    generator(namespace, "Password", "length: 24");
    externalSecret(namespace, "es", "1h", from("Password"));
    var first = password(namespace);
    // Wakes the ExternalSecret, whose target it is, and changes nothing that it looks at.
    Edits.patiently(
        () ->
            rig.client
                .secrets()
                .inNamespace(namespace)
                .withName("es")
                .edit(
                    s -> {
                      s.getMetadata().getAnnotations().put("someone", "was-here");
                      return s;
                    }));
    generator(namespace, "Password", "length: 12");
    await()
        .during(Duration.ofSeconds(2))
        .atMost(SOON)
        .until(() -> password(namespace).equals(first));
    // A changed annotation asks for a refresh.
    Edits.patiently(
        () ->
            rig.client
                .resources(ExternalSecret.class)
                .inNamespace(namespace)
                .withName("es")
                .edit(
                    es -> {
                      es.getMetadata().setAnnotations(Map.of("force-sync", "1"));
                      return es;
                    }));
    await().atMost(SOON).until(() -> password(namespace).length() == 12);
  }

  @Test
  void aRefreshThatFailsRotatesNothing(TestInfo test) {
    var namespace = namespace(test);
    generator(namespace, "Password", "length: 24");
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: store, namespace: %s}
        spec: {provider: {fake: {data: [{key: a, value: b}]}}}
        """
            .formatted(namespace));
    externalSecret(namespace, "es", "1h", from("Password"));
    var first = password(namespace);
    externalSecret(
        namespace,
        "es",
        "1s",
        "secretStoreRef: {name: store}\n  data: [{secretKey: a, remoteRef: {key: none}}]\n  "
            + from("Password"));
    await()
        .atMost(SOON)
        .until(() -> message(namespace, "es").contains("Secret does not exist at the provider"));
    await()
        .during(Duration.ofSeconds(2))
        .atMost(SOON)
        .until(() -> password(namespace).equals(first));
  }

  @Test
  void keysCanBeRewritten(TestInfo test) {
    var namespace = namespace(test);
    generator(namespace, "SSHKey", "keyType: ed25519, comment: deploy");
    externalSecret(
        namespace,
        "es",
        "1h",
        "dataFrom: [{sourceRef: {generatorRef: {kind: SSHKey, name: made}},"
            + " rewrite: [{regexp: {source: privateKey, target: ssh-privatekey}}]}]");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(rig.value(namespace, "es", "ssh-privatekey").orElse(""))
                    .startsWith("-----BEGIN OPENSSH PRIVATE KEY-----"));
    assertThat(rig.value(namespace, "es", "publicKey").orElse("")).endsWith(" deploy\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          grafana | dataFrom: [{sourceRef: {generatorRef: {kind: Grafana, name: g}}}] | error processing spec.dataFrom[0].sourceRef.generatorRef, err: Grafana is not supported; Tsunagi generates with Password
          absent | dataFrom: [{sourceRef: {generatorRef: {kind: UUID, name: absent}}}] | error processing spec.dataFrom[0].sourceRef.generatorRef, err: UUID "absent" not found in namespace "mistakes"; create it
          one-key | data: [{secretKey: a, remoteRef: {key: b}, sourceRef: {generatorRef: {kind: UUID, name: u}}}] | spec.data[0].sourceRef.generatorRef: generators give whole sets of keys; use dataFrom
          bad-keys | dataFrom: [{sourceRef: {generatorRef: {kind: Fake, name: spaced}}}] | key has invalid character
          foreign-cluster | dataFrom: [{sourceRef: {generatorRef: {kind: ClusterGenerator, name: foreign}}}] | ClusterGenerator "foreign": spec.kind MFA is not supported
          mixed-up | dataFrom: [{sourceRef: {generatorRef: {kind: ClusterGenerator, name: mixed-up}}}] | does not hold the spec of a Password
          impossible | dataFrom: [{sourceRef: {generatorRef: {kind: Password, name: impossible}}}] | Password "impossible": 90 digits are asked for
          """)
  void mistakesAreNamed(String name, String source, String told) {
    rig.namespace("mistakes");
    rig.apply(
        """
        apiVersion: generators.external-secrets.io/v1alpha1
        kind: Fake
        metadata: {name: spaced, namespace: mistakes}
        spec: {data: {"a b": c}}
        ---
        apiVersion: generators.external-secrets.io/v1alpha1
        kind: Password
        metadata: {name: impossible, namespace: mistakes}
        spec: {length: 100, digits: 90, symbols: 0}
        ---
        apiVersion: generators.external-secrets.io/v1alpha1
        kind: ClusterGenerator
        metadata: {name: foreign}
        spec: {kind: MFA, generator: {mfaSpec: {secret: {name: x}}}}
        ---
        apiVersion: generators.external-secrets.io/v1alpha1
        kind: ClusterGenerator
        metadata: {name: mixed-up}
        spec: {kind: Password, generator: {uuidSpec: {}}}
        """);
    externalSecret("mistakes", name, "1h", source);
    await().atMost(SOON).untilAsserted(() -> assertThat(message("mistakes", name)).contains(told));
    assertThat(rig.client.secrets().inNamespace("mistakes").withName(name).get()).isNull();
  }

  @Test
  void aGeneratorThatComesLateIsFound(TestInfo test) {
    var namespace = namespace(test);
    externalSecret(namespace, "es", "1h", from("UUID"));
    await().atMost(SOON).until(() -> message(namespace, "es").contains("UUID \"made\" not found"));
    generator(namespace, "UUID", "");
    await().atMost(SOON).until(() -> rig.value(namespace, "es", "uuid").isPresent());
  }
}
