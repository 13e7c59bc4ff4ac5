package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.LooseCrds;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Nobody gets rights of Kubernetes' own through an ExternalSecret, nor reaches what the schema has
/// no words for. The cluster's schema checks nothing here, as if objects were older than it.
class PrivilegedTypesIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String ACCOUNT_TOKEN = "kubernetes.io/service-account-token";
  private static final String BOOTSTRAP_TOKEN = "bootstrap.kubernetes.io/token";
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.startAfter(client -> LooseCrds.loosen(client, ExternalSecret.class), Seed.defaults());
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  /// `existing` is the type of a Secret that is there already, or nothing.
  private record Case(String name, String existing, String target, String says) {}

  private static Stream<Case> cases() {
    var annotation = "metadata: {annotations: {kubernetes.io/service-account.name: reader}}";
    var refused = "template.type=\"%s\" ";
    var made = refused.formatted(ACCOUNT_TOKEN) + "with annotation";
    var existing = "which Kubernetes makes tokens of";
    var fresh =
        Stream.of(
            new Case("type", "", template("type: " + ACCOUNT_TOKEN + ", " + annotation), made),
            new Case(
                "bootstrap",
                "",
                template("type: " + BOOTSTRAP_TOKEN),
                refused.formatted(BOOTSTRAP_TOKEN) + "is not allowed"),
            new Case(
                "rendered annotation",
                "",
                template(
                    "type: "
                        + ACCOUNT_TOKEN
                        + ", templateFrom: [{target: Annotations, literal:"
                        + " 'kubernetes.io/service-account.name: reader'}]"),
                refused.formatted(ACCOUNT_TOKEN) + "with templateFrom"),
            new Case(
                "rendered annotation in other letters",
                "",
                template(
                    "type: "
                        + ACCOUNT_TOKEN
                        + ", templateFrom: [{target: annotations, literal:"
                        + " 'kubernetes.io/service-account.name: reader'}]"),
                refused.formatted(ACCOUNT_TOKEN) + "with templateFrom"),
            new Case("no annotation", "", template("type: " + ACCOUNT_TOKEN), "422 Invalid"),
            new Case(
                "merge policy of the template",
                "",
                template("mergePolicy: Merge, type: " + ACCOUNT_TOKEN + ", " + annotation),
                made),
            new Case(
                "update of an ordinary one",
                "Opaque",
                template("type: " + ACCOUNT_TOKEN + ", " + annotation),
                made));
    var onto =
        Stream.of(ACCOUNT_TOKEN, BOOTSTRAP_TOKEN)
            .flatMap(
                type ->
                    Stream.of("Owner", "Orphan", "Merge", "CreateOrMerge")
                        .map(
                            policy ->
                                new Case(
                                    policy + " onto " + type,
                                    type,
                                    "creationPolicy: " + policy,
                                    existing)));
    var annotated =
        new Case(
            "annotating one that exists",
            ACCOUNT_TOKEN,
            "creationPolicy: Merge, " + template(annotation),
            existing);
    return Stream.of(fresh, onto, Stream.of(annotated)).flatMap(all -> all);
  }

  private static String template(String template) {
    return "template: {" + template + "}";
  }

  @TestFactory
  @Conformance("ADV-13")
  Stream<DynamicTest> noPathLeadsToAToken() {
    return cases().map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
  }

  private static void check(Case c) {
    var ns = rig.namespace("t-" + c.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
    fakeStore(ns, "store");
    if (!c.existing().isEmpty()) {
      existing(ns, c.existing());
    }
    var before = secret(ns);
    // What is not templated takes its annotations from the ExternalSecret.
    externalSecret(ns, "es", "{name: store}", "target: {name: target, " + c.target() + "}");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var ready = rig.ready(ExternalSecret.class, ns, "es");
              assertThat(ready.status()).isEqualTo("False");
              assertThat(ready.message()).contains(c.says());
            });
    assertThat(secret(ns)).isEqualTo(before);
  }

  private static void existing(String namespace, String type) {
    rig.apply(
        """
        apiVersion: v1
        kind: Secret
        metadata:
          name: target
          namespace: %s
          annotations: {kubernetes.io/service-account.name: reader}
        type: %s
        stringData: {theirs: x}
        """
            .formatted(namespace, type));
  }

  private static Optional<Secret> secret(String namespace) {
    return Optional.ofNullable(
        rig.client.secrets().inNamespace(namespace).withName("target").get());
  }

  @Test
  @Conformance("ADV-01")
  void noWordsLeadToAStoreOfAnotherNamespace() {
    var far = rig.namespace("far");
    fakeStore(far, "store");
    var ns = rig.namespace("near");
    var forged =
        Map.of(
            "namespace", "{name: store, namespace: far}",
            "path", "{name: far/store}",
            "dots", "{name: ../far/store}",
            "cluster-path", "{name: far/store, kind: ClusterSecretStore}",
            "kind", "{name: store, kind: far/SecretStore}",
            "api", "{name: store, kind: Secret, apiVersion: v1}",
            "list", "[far, store]");
    forged.forEach((name, ref) -> externalSecret(ns, name, ref, "target: {name: of-" + name + "}"));
    forged
        .keySet()
        .forEach(
            name ->
                await()
                    .atMost(SOON)
                    .untilAsserted(
                        () ->
                            assertThat(rig.ready(ExternalSecret.class, ns, name).status())
                                .as(name)
                                .isEqualTo("False")));
    assertThat(rig.client.secrets().inNamespace(ns).list().getItems()).isEmpty();
  }

  private static void fakeStore(String namespace, String name) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: %s, namespace: %s}
        spec: {provider: {fake: {data: [{key: k, value: here}]}}}
        """
            .formatted(name, namespace));
  }

  private static void externalSecret(String namespace, String name, String store, String target) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata:
          name: %s
          namespace: %s
          annotations: {kubernetes.io/service-account.name: reader}
        spec:
          secretStoreRef: %s
          %s
          data: [{secretKey: v, remoteRef: {key: k}}]
        """
            .formatted(name, namespace, store, target));
  }
}
