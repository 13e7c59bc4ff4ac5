package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// From a Secret into an OCI vault.
class PushSecretIT {

  private static PushRig push;

  @BeforeAll
  static void start() {
    push = new PushRig();
  }

  @AfterAll
  static void stop() {
    push.close();
  }

  @Test
  @Conformance({"PS-01", "OR-12", "OR-14", "OR-15"})
  void aSecretIsCreatedUpdatedAndLeftAloneWhenItIsTheSame(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "password: one");
    push.push(ns, "data: [{match: {secretKey: password, remoteRef: {remoteKey: ps01}}}]");
    push.awaitSynced(ns);
    assertThat(push.console.value("ps01")).contains("one");
    assertThat(push.status(ns).syncedPushSecrets()).containsOnlyKeys("SecretStore/vault");
    assertThat(push.status(ns).syncedPushSecrets().get("SecretStore/vault"))
        .containsOnlyKeys("ps01");
    // The Secret wakes its PushSecret: nobody waits an hour.
    push.secret(ns, "source", "", "password: two");
    push.awaitValue("ps01", "two");
    var writes = push.rig.calls("UpdateSecret") + push.rig.calls("CreateSecret");
    touch(ns);
    assertThat(push.rig.calls("UpdateSecret") + push.rig.calls("CreateSecret")).isEqualTo(writes);
  }

  /// Makes the PushSecret due, and waits until it was compared.
  private static void touch(String ns) {
    var reads = push.rig.calls("GetSecretBundleByName");
    push.rig
        .client
        .resources(PushSecret.class)
        .inNamespace(ns)
        .withName("ps")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"touched\":\"" + System.nanoTime() + "\"}}}");
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(
            () -> assertThat(push.rig.calls("GetSecretBundleByName")).isGreaterThan(reads));
    push.awaitSynced(ns);
  }

  @Test
  @Conformance("OR-13")
  void aWholeSecretIsAJsonObject(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "b: '<2>', a: '1'");
    push.push(ns, "data: [{match: {remoteRef: {remoteKey: whole}}}]");
    push.awaitValue("whole", "{\"a\":\"1\",\"b\":\"\\u003c2\\u003e\"}");
  }

  @Test
  @Conformance({"PS-02", "PS-03", "PS-04", "OR-19"})
  void whatExistsStaysUnderIfNotExists(TestInfo test) {
    var ns = push.namespace(test);
    push.console.put("ps02", "theirs");
    push.secret(ns, "source", "", "a: ours");
    push.push(
        ns,
        """
        updatePolicy: IfNotExists
        data:
          - {match: {secretKey: a, remoteRef: {remoteKey: ps02}}}
          - {match: {secretKey: a, remoteRef: {remoteKey: ps03}}}
        """);
    push.awaitReady(
        ns, "Synced", "PushSecret synced successfully. Existing secrets in providers unchanged.");
    assertThat(push.console.value("ps02")).contains("theirs");
    assertThat(push.console.value("ps03")).contains("ours");
    assertThat(push.status(ns).syncedPushSecrets().get("SecretStore/vault"))
        .containsOnlyKeys("ps02", "ps03");
  }

  @Test
  @Conformance({"PS-05", "OR-19"})
  void whatCannotBeVerifiedIsNotWritten(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "a: ours");
    push.rig.cloud.faults().fail("GetSecretBundleByName", 500, 3);
    push.push(
        ns,
        """
        updatePolicy: IfNotExists
        data: [{match: {secretKey: a, remoteRef: {remoteKey: ps05}}}]
        """);
    push.awaitReady(
        ns, "Errored", "set secret failed: could not verify if secret exists in store: ");
    push.rig.cloud.faults().clear();
    push.awaitReady(ns, "Synced", "PushSecret synced");
  }

  @Test
  @Conformance({"PS-06", "PS-07", "PS-37", "PS-38"})
  void aTemplateIsLaidOverTheSecret(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "a: one, b: two");
    push.push(
        ns,
        """
        template: {data: {a: 'executed: {{ .a | upper }}', made: '{{ .b }}'}}
        data: [{match: {secretKey: a, remoteRef: {remoteKey: ps07}}}]
        dataTo:
          - {storeRef: {name: vault}, match: {regexp: '^(made|a)$'},
             rewrite: [{regexp: {source: ^, target: ps37-}}]}
        """);
    push.awaitSynced(ns);
    assertThat(push.console.value("ps07")).contains("executed: ONE");
    assertThat(push.console.value("ps37-made")).contains("two");
    assertThat(push.console.value("ps37-a")).isEmpty();
  }

  @Test
  @Conformance({"PS-28", "PS-36", "PS-46"})
  void everyKeyOrABundleOfAll(TestInfo test) {
    var ns = push.namespace(test);
    push.store(ns, "other", "");
    push.secret(ns, "source", "", "ps28-a: one, ps28-b: two");
    push.push(
        ns,
        """
        secretStoreRefs: [{name: vault}, {name: other}]
        dataTo:
          - {storeRef: {name: vault}}
          - {storeRef: {name: other}, remoteKey: ps46}
        """);
    push.awaitSynced(ns);
    assertThat(push.console.value("ps28-b")).contains("two");
    assertThat(push.console.value("ps46")).contains("{\"ps28-a\":\"one\",\"ps28-b\":\"two\"}");
    assertThat(push.status(ns).syncedPushSecrets().get("SecretStore/other"))
        .containsOnlyKeys("ps46");
    assertThat(push.status(ns).syncedPushSecrets().get("SecretStore/vault"))
        .containsOnlyKeys("ps28-a", "ps28-b");
  }

  @Test
  @Conformance("PS-49")
  void theApiServerRefusesBothRemoteKeyAndRewrite(TestInfo test) {
    var ns = push.namespace(test);
    assertThatThrownBy(
            () ->
                push.push(
                    ns,
                    "dataTo: [{storeRef: {name: vault}, remoteKey: a,"
                        + " rewrite: [{regexp: {source: a, target: b}}]}]"))
        .hasMessageContaining("remoteKey and rewrite are mutually exclusive");
  }

  @Test
  @Conformance({"PS-16", "PS-17", "PS-18", "PS-26", "PS-44", "ADV-06"})
  void storesAreChosenByLabelInTheOwnNamespaceAndWhereTheyAdmitIt(TestInfo test) {
    var ns = push.namespace(test);
    var elsewhere = push.rig.namespace("ps16-elsewhere");
    push.store(ns, "labelled", "ps16: 'yes'");
    push.store(elsewhere, "foreign", "ps16: 'yes'");
    clusterStore("ps16-open", ns, "namespaces: [%s]".formatted(ns));
    clusterStore("ps16-closed", ns, "namespaces: [%s]".formatted(elsewhere));
    push.secret(ns, "source", "", "ps16: x");
    push.push(
        ns,
        """
        secretStoreRefs:
          - labelSelector: {matchLabels: {ps16: 'yes'}}
          - {kind: ClusterSecretStore, labelSelector: {matchLabels: {ps16: 'yes'}}}
        data: [{match: {secretKey: ps16, remoteRef: {remoteKey: ps16}}}]
        dataTo:
          - {storeRef: {labelSelector: {matchLabels: {ps16: 'yes'}}}, remoteKey: ps44}
        """);
    push.awaitSynced(ns);
    assertThat(push.status(ns).syncedPushSecrets())
        .containsOnlyKeys("SecretStore/labelled", "ClusterSecretStore/ps16-open");
    assertThat(push.status(ns).syncedPushSecrets().get("SecretStore/labelled"))
        .containsOnlyKeys("ps16", "ps44");
  }

  private static void clusterStore(String name, String account, String condition) {
    push.rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ClusterSecretStore
        metadata: {name: %s, labels: {ps16: 'yes'}}
        spec:
          conditions: [{%s}]
          provider:
            oracle:
              vault: %s
              region: us-ashburn-1
              compartment: %s
              encryptionKey: %s
              principalType: Workload
              serviceAccountRef: {name: reader, namespace: %s}
        """
            .formatted(name, condition, Rig.VAULT, Rig.COMPARTMENT, Rig.KEY, account));
  }

  @Test
  @Conformance({"PS-50", "PS-51", "PS-52"})
  void storesOfOtherControllersAreLeftAlone(TestInfo test) {
    var ns = push.namespace(test);
    push.rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: theirs, namespace: %s}
        spec: {controller: other, provider: {fake: {data: []}}}
        """
            .formatted(ns));
    push.secret(ns, "source", "", "a: x");
    var data = "data: [{match: {secretKey: a, remoteRef: {remoteKey: ps50}}}]\n";
    push.push(ns, "theirs", "secretStoreRefs: [{name: theirs}]\n" + data);
    push.push(ns, "secretStoreRefs: [{name: theirs}, {name: vault}]\n" + data);
    push.awaitSynced(ns);
    assertThat(push.status(ns).syncedPushSecrets()).containsOnlyKeys("SecretStore/vault");
    assertThat(push.status(ns, "theirs").conditions()).isEmpty();
  }

  @Test
  @Conformance("E2E-31")
  void theFakeStoreIsReadBack(TestInfo test) {
    var ns = push.namespace(test);
    push.rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: fake, namespace: %1$s}
        spec: {provider: {fake: {data: []}}}
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: back, namespace: %1$s}
        spec:
          refreshInterval: 1s
          secretStoreRef: {name: fake}
          data: [{secretKey: v, remoteRef: {key: e2e31}}]
        """
            .formatted(ns));
    push.secret(ns, "source", "", "foo: bar");
    push.push(
        ns,
        """
        secretStoreRefs: [{name: fake}]
        template: {data: {tpl: 'executed: {{ .foo | upper }}'}}
        data: [{match: {secretKey: tpl, remoteRef: {remoteKey: e2e31}}}]
        """);
    push.awaitSynced(ns);
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(() -> assertThat(push.rig.value(ns, "back", "v")).contains("executed: BAR"));
  }

  @Test
  @Conformance({"PS-08", "UT-reverse-keys"})
  void keysAreReadInReverse(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "some_U002f_key: x");
    push.push(
        ns,
        "data: [{conversionStrategy: ReverseUnicode,"
            + " match: {secretKey: some/key, remoteRef: {remoteKey: ps08}}}]");
    push.awaitValue("ps08", "x");
    push.awaitSynced(ns);
  }

  @Test
  @Conformance("PS-19")
  void whatAGeneratorMakesUpIsPushedAtEveryRefresh(TestInfo test) {
    var ns = push.namespace(test);
    push.rig.apply(
        """
        apiVersion: generators.external-secrets.io/v1alpha1
        kind: Password
        metadata: {name: dice, namespace: %s}
        spec: {length: 33, digits: 5, symbols: 0}
        """
            .formatted(ns));
    push.push(
        ns,
        """
        selector: {generatorRef: {kind: Password, name: dice}}
        template: {data: {url: "postgres://app:{{ .password }}@db"}}
        data:
          - {match: {secretKey: password, remoteRef: {remoteKey: made}}}
          - {match: {secretKey: url, remoteRef: {remoteKey: made-url}}}
        """);
    push.awaitSynced(ns);
    var first = push.console.value("made").orElseThrow();
    assertThat(first).hasSize(33);
    assertThat(push.console.value("made-url")).contains("postgres://app:" + first + "@db");
    touch(ns);
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(
            () -> assertThat(push.console.value("made")).isPresent().get().isNotEqualTo(first));
  }
}
