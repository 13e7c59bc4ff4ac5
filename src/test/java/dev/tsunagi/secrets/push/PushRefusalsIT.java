package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What cannot be pushed says why, and is pushed as soon as it can be.
class PushRefusalsIT {

  private static PushRig push;

  @BeforeAll
  static void start() {
    push = new PushRig();
  }

  @AfterAll
  static void stop() {
    push.close();
  }

  private static final String DATA =
      "data: [{match: {secretKey: a, remoteRef: {remoteKey: %s}}}]\n";

  @Test
  @Conformance({"PS-20", "PS-27"})
  void aMissingSourceIsAwaitedInTheOwnNamespace(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(push.rig.namespace("ps27-elsewhere"), "source", "", "a: foreign");
    push.push(ns, DATA.formatted("ps20"));
    push.awaitReady(ns, "Errored", "could not get source secret");
    push.secret(ns, "source", "", "a: own");
    push.awaitSynced(ns);
    assertThat(push.console.value("ps20")).contains("own");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PS-21 | ps21  | data: [{match: {secretKey: b, remoteRef: {remoteKey: x}}}] | set secret failed: secret key b does not exist
          PS-23 | ps23  | secretStoreRefs: [{name: no}] | could not get SecretStore "no", there is none
          PS-24 | ps24  | secretStoreRefs: [{name: no, kind: ClusterSecretStore}] | could not get ClusterSecretStore "no", there is none
          PS-33 | ps33  | dataTo: [{storeRef: {name: vault}, match: {regexp: '['}}] | spec.dataTo[0].match.regexp: error parsing regexp
          PS-41 | ps41  | dataTo: [{storeRef: {name: other}}] | spec.dataTo[0].storeRef: SecretStore "other" is not in secretStoreRefs
          PS-43 | ps43  | dataTo: [{storeRef: {labelSelector: {matchLabels: {a: b}}}}] | spec.dataTo[0].storeRef.labelSelector does not match any store
          PS-40 | ps40  | data: [{match: {secretKey: a, remoteRef: {remoteKey: x}}}, {match: {remoteRef: {remoteKey: x}}}] | duplicate remote key "x" for SecretStore/vault
          name  | slash | data: [{match: {secretKey: a, remoteRef: {remoteKey: a/b}}}] | set secret failed: could not write remote ref a/b to target secretstore vault: "a/b" cannot be the name
          """)
  @Conformance({"PS-21", "PS-23", "PS-24", "PS-33", "PS-40", "PS-41", "PS-43"})
  void whatIsWrongIsSaid(String id, String name, String spec, String message) {
    var ns = push.rig.namespace(name);
    push.store(ns, "vault", "");
    push.secret(ns, "source", "", "a: x");
    push.push(ns, spec);
    push.awaitReady(ns, "Errored", message);
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(
            () ->
                assertThat(push.rig.events(ns))
                    .anyMatch(event -> event.startsWith("Warning Errored ps: " + message)));
  }

  @Test
  @Conformance("PS-22")
  void whatTheVaultRefusesIsToldAndTriedAgain(TestInfo test) {
    var ns = push.namespace(test);
    push.rig.cloud.faults().fail("CreateSecret", 500, 2);
    push.secret(ns, "source", "", "a: x");
    push.push(ns, DATA.formatted("ps22"));
    push.awaitReady(
        ns,
        "Errored",
        "set secret failed: could not write remote ref ps22 to target secretstore vault: ");
    push.awaitSynced(ns);
  }

  @Test
  @Conformance("PS-25")
  void aStoreWithoutAClientIsNamed(TestInfo test) {
    var ns = push.namespace(test);
    push.rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: broken, namespace: %s}
        spec:
          provider:
            oracle:
              vault: v
              region: us-ashburn-1
              auth:
                tenancy: t
                user: u
                secretRef:
                  privatekey: {name: no, key: k}
                  fingerprint: {name: no, key: k}
        """
            .formatted(ns));
    push.secret(ns, "source", "", "a: x");
    push.push(ns, "secretStoreRefs: [{name: broken}]\n" + DATA.formatted("ps25"));
    push.awaitReady(
        ns, "Errored", "set secret failed: could not get secrets client for store broken: ");
  }

  @Test
  void aStoreThatCannotBeWrittenToSaysWhatItLacks(TestInfo test) {
    var ns = push.namespace(test);
    push.rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: keyless, namespace: %s}
        spec:
          provider:
            oracle: {vault: %s, region: us-ashburn-1, principalType: InstancePrincipal}
        """
            .formatted(ns, dev.tsunagi.support.Rig.VAULT));
    push.secret(ns, "source", "", "a: x");
    push.push(ns, "secretStoreRefs: [{name: keyless}]\n" + DATA.formatted("keyless"));
    push.awaitReady(
        ns,
        "Errored",
        "set secret failed: could not write remote ref keyless to target secretstore keyless:"
            + " SecretStore must reference encryption key");
  }

  @Test
  void aGeneratorThatIsNotThereIsNamed(TestInfo test) {
    var ns = push.namespace(test);
    push.rig.apply(
        """
        apiVersion: external-secrets.io/v1alpha1
        kind: PushSecret
        metadata: {name: ps, namespace: %s}
        spec:
          secretStoreRefs: [{name: vault}]
          selector: {generatorRef: {kind: Password, name: nobody}}
          data: [{match: {secretKey: password, remoteRef: {remoteKey: none}}}]
        """
            .formatted(ns));
    push.awaitReady(
        ns, "Errored", "Password \"nobody\" not found in namespace \"%s\"".formatted(ns));
  }
}
