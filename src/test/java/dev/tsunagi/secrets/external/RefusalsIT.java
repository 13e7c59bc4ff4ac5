package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.support.Canary;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Seeds;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Isolated;

/// Each thing that can be wrong ends in a condition and an event that name the place and the
/// remedy, leaves the Secret that was there as it was, and shows no value anywhere.
@Isolated(Canary.WHY)
class RefusalsIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String READ = "GetSecretBundleByName";
  private static Rig rig;
  private static Canary canary;

  /// `spec` replaces that of a working ExternalSecret; `meanwhile` breaks the world around it.
  private record Case(String name, String spec, Consumer<String> meanwhile, List<String> says) {}

  @BeforeAll
  static void start() {
    canary = Canary.listen();
    rig = Rig.start(Seeds.withClosedVault());
    put("canary-text", canary.value());
    put("canary-json", "{\"user\":\"" + canary.value() + "\",\"n\":{\"deep\":1}}");
    put("canary-broken-json", "{\"user\":\"" + canary.value() + "\",");
    put("canary-long-key", "{\"" + "k".repeat(300) + "\":\"" + canary.value() + "\"}");
    put("canary-odd-key", "{\"ключ\":\"" + canary.value() + "\"}");
    put("canary-climbing-key", "{\"..\":\"" + canary.value() + "\"}");
    put("canary-alike-keys", "{\"a/b\":\"1\",\"a:b\":\"" + canary.value() + "\"}");
    put("canary-25k", canary.value() + "x".repeat(25_000 - canary.value().length()));
  }

  @AfterAll
  static void stop() {
    rig.close();
    canary.close();
  }

  private static void put(String name, String value) {
    rig.cloud.putSecret("demo-vault", name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "missing store",
            "secretStoreRef: {name: nowhere}\n" + key("canary-text"),
            _ -> {},
            List.of("spec.data[0]", "could not get SecretStore \"nowhere\"", "create it")),
        new Case(
            "store not ready",
            "secretStoreRef: {name: broken}\n" + key("canary-text"),
            ns -> fakeStore(ns, "broken", "{validationResult: 2, data: []}"),
            List.of("SecretStore \"broken\" is not ready", "validationResult is 2; set it to 0")),
        new Case(
            "provider that we do not have",
            "secretStoreRef: {name: other}\n" + key("canary-text"),
            ns -> store(ns, "other", "{ibm: {serviceUrl: x}}"),
            List.of(
                "SecretStore \"other\" is not ready",
                "spec.provider.ibm is not supported; use oracle")),
        new Case(
            "missing vault secret",
            vault(key("no-such-secret")),
            _ -> {},
            List.of(
                "spec.data[0] (key: no-such-secret)",
                "HTTP 404 NotAuthorizedOrNotFound",
                "Check the name, or add the policy statement: Allow any-user to read secret-bundles"
                    + " in compartment id "
                    + Rig.COMPARTMENT,
                "request.principal.service_account='reader'",
                "target.secret.name='no-such-secret'",
                "other secrets are listed there, and this one is not")),
        new Case(
            "missing version",
            vault(
                """
                data:
                  - secretKey: v
                    remoteRef: {key: canary-text, version: "99"}
                """),
            _ -> {},
            List.of(
                "\"canary-text (version 99)\"",
                "(or that version) does not exist",
                "in state ACTIVE")),
        new Case(
            "not authorised",
            "secretStoreRef: {name: closed}\n" + key("canary-text"),
            ns -> vaultStore(ns, "closed", Seeds.CLOSED_VAULT, Seeds.CLOSED_COMPARTMENT),
            List.of(
                "HTTP 404 NotAuthorizedOrNotFound",
                "Allow any-user to read secret-bundles in compartment id "
                    + Seeds.CLOSED_COMPARTMENT)),
        new Case(
            "throttled",
            vault(key("canary-text")),
            _ -> rig.cloud.faults().throttle(READ, Duration.ZERO, Faults.ALWAYS),
            List.of("spec.data[0] (key: canary-text)", "OCI throttles requests (HTTP 429")),
        new Case(
            "vault answers 500",
            vault(key("canary-text")),
            _ -> rig.cloud.faults().fail(READ, 500, Faults.ALWAYS),
            List.of("spec.data[0] (key: canary-text)", "OCI answered HTTP 500")),
        new Case(
            "vault drops connections",
            vault(key("canary-text")),
            _ -> rig.cloud.faults().drop(READ, Faults.ALWAYS),
            List.of("no answer from OCI", "check endpoint, region and network")),
        new Case(
            "bad base64",
            vault(
                """
                data:
                  - secretKey: v
                    remoteRef: {key: canary-text, decodingStrategy: Base64}
                """),
            _ -> {},
            List.of("spec.data[0] (key: canary-text)", "base64")),
        new Case(
            "property not found",
            vault(property("canary-json", "nobody")),
            _ -> {},
            List.of("missing Key in secret: canary-json", "property \"nobody\" leads nowhere")),
        new Case(
            "property of a text",
            vault(property("canary-json", "user.name")),
            _ -> {},
            List.of("property \"user.name\" leads nowhere", "check the path")),
        new Case(
            "property of a secret that is not JSON",
            vault(property("canary-text", "user")),
            _ -> {},
            List.of("missing Key in secret: canary-text", "that the secret is JSON")),
        new Case(
            "extract of broken JSON",
            vault(extract("canary-broken-json")),
            _ -> {},
            List.of("spec.dataFrom[0].extract", "unable to unmarshal secret from JSON")),
        new Case(
            "key too long for a Secret",
            vault(extract("canary-long-key")),
            _ -> {},
            List.of("spec.dataFrom[0].extract", "TIP: use rewrite or conversionStrategy")),
        new Case(
            "key that only Kubernetes refuses",
            vault(extract("canary-odd-key")),
            _ -> {},
            List.of("could not update Secret \"target\"", "422 Invalid", "data[ключ]")),
        new Case(
            "key that climbs",
            vault(extract("canary-climbing-key")),
            _ -> {},
            List.of("could not update Secret \"target\"", "422 Invalid", "data[..]")),
        new Case(
            "keys that become one",
            vault(extract("canary-alike-keys")),
            _ -> {},
            List.of("secret name collision during conversion: a_b")),
        new Case(
            "keys that are rewritten to one path",
            vault(extract("canary-json") + "    rewrite: [{regexp: {source: .*, target: ../x}}]\n"),
            _ -> {},
            List.of("spec.dataFrom[0].extract", "key has invalid character /")),
        new Case(
            "over 1 MiB",
            vault(
                "data:\n"
                    + IntStream.range(0, 43)
                        .mapToObj(
                            i -> "  - {secretKey: k%d, remoteRef: {key: canary-25k}}".formatted(i))
                        .collect(Collectors.joining("\n"))),
            _ -> {},
            List.of("have 1075000 bytes", "at most 1048576", "split it")),
        new Case(
            "malformed duration",
            vault("refreshInterval: soon\n" + key("canary-text")),
            _ -> {},
            List.of("spec.refreshInterval", "time: invalid duration \"soon\"")),
        new Case(
            "two keys of one name",
            vault(key("canary-text") + key("canary-text").replace("data:\n", "")),
            _ -> {},
            List.of("duplicate secretKey found: v")),
        new Case(
            "template that does not parse",
            vault("target: {template: {data: {v: '{{ .v'}}}\n" + key("canary-text")),
            _ -> {},
            List.of("unable to parse template at key v: ")),
        new Case(
            "template that fails",
            vault("target: {template: {data: {w: '{{ .nobody }}'}}}\n" + key("canary-text")),
            _ -> {},
            List.of("unable to execute template at key w: ", "nobody")),
        new Case(
            "template that makes no map",
            vault(
                "target: {template: {templateFrom: [{literal: '- {{ .v }}'}]}}\n"
                    + key("canary-text")),
            _ -> {},
            List.of("could not unmarshal template at key literal")),
        new Case(
            "template that is missing",
            vault(
                "target: {template: {templateFrom: [{configMap: {name: cm, items: [{key: k}]}}]}}\n"
                    + key("canary-text")),
            _ -> {},
            List.of("error in configmap cm: missing key k")),
        new Case(
            "target of another kind without leave",
            vault("target: {manifest: {apiVersion: v1, kind: ConfigMap}}\n" + key("canary-text")),
            _ -> {},
            List.of("invalid generic target", "--unsafe-allow-generic-targets")));
  }

  private static String vault(String rest) {
    return "secretStoreRef: {name: vault}\n" + rest;
  }

  private static String key(String key) {
    return "data:\n  - secretKey: v\n    remoteRef: {key: %s}\n".formatted(key);
  }

  private static String property(String key, String property) {
    return "data:\n  - secretKey: v\n    remoteRef: {key: %s, property: %s}\n"
        .formatted(key, property);
  }

  private static String extract(String key) {
    return "dataFrom:\n  - extract: {key: %s}\n".formatted(key);
  }

  @TestFactory
  @Conformance({"ES-48", "ES-49", "ADV-21", "ADV-22"})
  Stream<DynamicTest> saysWhatIsWrongAndLeavesTheSecretAlone() {
    return cases().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
  }

  private static void check(Case c) {
    var ns = rig.namespace("r-" + c.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    vaultStore(ns, "vault", Rig.VAULT, Rig.COMPARTMENT);
    externalSecret(ns, "target", vault(key("api-token")));
    var before = await().atMost(SOON).until(() -> secret(ns), Objects::nonNull);
    await().atMost(SOON).until(() -> "True".equals(ready(ns, "target").status()));
    c.meanwhile().accept(ns);
    try {
      externalSecret(ns, "target", c.spec());
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                assertThat(ready(ns, "target").status()).isEqualTo("False");
                assertThat(ready(ns, "target").reason()).isEqualTo("SecretSyncedError");
                assertThat(ready(ns, "target").message()).contains(c.says());
                assertThat(warnings(ns)).anySatisfy(e -> assertThat(e).contains(c.says()));
              });
    } finally {
      rig.cloud.faults().clear();
    }
    assertThat(secret(ns)).isEqualTo(before);
    assertNothingTells(ns);
  }

  @TestFactory
  @Conformance("ADV-20")
  Stream<DynamicTest> aTargetOfSomeoneElseIsLeftAlone() {
    return Stream.of(
            Map.entry("ExternalSecret", "target is owned by another ExternalSecret"),
            Map.entry("Database", "failed to take ownership of target secret"))
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> checkOwned(e.getKey(), e.getValue())));
  }

  private static void checkOwned(String kind, String says) {
    var ns = rig.namespace("r-owned-by-" + kind.toLowerCase(Locale.ROOT));
    vaultStore(ns, "vault", Rig.VAULT, Rig.COMPARTMENT);
    var owner = rig.client.serviceAccounts().inNamespace(ns).withName("reader").get();
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: target
          namespace: %s
          ownerReferences:
            - {apiVersion: %s, kind: %s, name: someone, uid: %s, controller: true}
        stringData: {v: theirs}
        """
            .formatted(
                ns,
                kind.equals("Database") ? "example.com/v1" : "external-secrets.io/v1",
                kind,
                owner.getMetadata().getUid()));
    var before = secret(ns);
    externalSecret(ns, "target", vault(key("canary-text")));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(ready(ns, "target").message()).startsWith(says).contains("someone"));
    assertThat(secret(ns)).isEqualTo(before);
    assertNothingTells(ns);
  }

  /// The canary: in no condition, event or line of the log, at the finest level.
  private static void assertNothingTells(String ns) {
    var told = new ArrayList<>(warnings(ns));
    rig.client.resources(ExternalSecret.class).inNamespace(ns).list().getItems().stream()
        .flatMap(es -> es.getStatus().conditions().stream())
        .map(Condition::toString)
        .forEach(told::add);
    assertThat(told).isNotEmpty();
    canary.assertUnsung(told);
  }

  private static Secret secret(String ns) {
    return rig.client.secrets().inNamespace(ns).withName("target").get();
  }

  private static Condition ready(String ns, String name) {
    var es = rig.client.resources(ExternalSecret.class).inNamespace(ns).withName(name).get();
    return es.getStatus().conditions().stream()
        .findFirst()
        .orElse(new Condition("Ready", "Unknown", "", "", null));
  }

  private static List<String> warnings(String ns) {
    return rig.client.v1().events().inNamespace(ns).list().getItems().stream()
        .filter(e -> e.getType().equals("Warning"))
        .map(Event::getMessage)
        .toList();
  }

  private static void externalSecret(String ns, String name, String spec) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: %s}
        spec:
        %s
        """
            .formatted(name, ns, spec.indent(2)));
  }

  private static void vaultStore(String ns, String name, String vault, String compartment) {
    store(
        ns,
        name,
        """
        {oracle: {vault: %s, compartment: %s, region: us-ashburn-1, principalType: Workload,
          serviceAccountRef: {name: reader}}}\
        """
            .formatted(vault, compartment));
  }

  private static void fakeStore(String ns, String name, String fake) {
    store(ns, name, "{fake: " + fake + "}");
  }

  private static void store(String ns, String name, String provider) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: %s, namespace: %s}
        spec:
          controller: default
          provider: %s
        """
            .formatted(name, ns, provider));
  }
}
