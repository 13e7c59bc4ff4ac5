package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.simulator.oci.wire.Journal;
import dev.tsunagi.support.Conformance;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// A vault whose secrets take a while to become what they are to be, and whose answers get lost.
class PushToVaultIT {

  private static PushRig push;

  @BeforeAll
  static void start() {
    var seed = Seed.defaults();
    var slow =
        new Seed.Behaviour(
            Duration.ofMillis(700), Duration.ZERO, Duration.ofHours(1), null, List.of());
    push =
        new PushRig(
            new Seed(
                seed.tenancy(),
                seed.compartments(),
                seed.vaults(),
                seed.users(),
                seed.clusters(),
                seed.instances(),
                seed.policies(),
                slow));
  }

  @AfterAll
  static void stop() {
    push.close();
  }

  @AfterEach
  void mend() {
    push.rig.cloud.faults().clear();
  }

  private static final String DATA =
      "deletionPolicy: Delete\ndata: [{match: {secretKey: a, remoteRef: {remoteKey: %s}}}]\n";

  private static String name(TestInfo test) {
    return test.getTestMethod().orElseThrow().getName();
  }

  /// Its content was asked for a moment before it became ACTIVE, the list a moment after.
  @Test
  void whatHasJustBecomeReadableIsNoRefusal(TestInfo test) {
    var ns = push.namespace(test);
    var name = name(test);
    push.console.put(name, "theirs");
    push.secret(ns, "source", "", "a: ours");
    push.rig.cloud.faults().fail("GetSecretBundleByName", 404, 1);
    push.push(ns, DATA.formatted(name));
    push.awaitSynced(ns);
    push.awaitValue(name, "ours");
    assertThat(push.rig.events(ns)).noneMatch(event -> event.contains("may not read it"));
  }

  @Test
  @Conformance({"OR-16", "OR-17"})
  void everyStateInBetweenIsWaitedFor(TestInfo test) {
    var ns = push.namespace(test);
    var name = name(test);
    push.secret(ns, "source", "", "a: one");
    push.push(ns, DATA.formatted(name));
    push.awaitSynced(ns);
    push.secret(ns, "source", "", "a: two");
    push.awaitValue(name, "two");
    push.delete(ns);
    push.awaitGone(ns);
    push.awaitState(name, "PENDING_DELETION");
    push.secret(ns, "source", "", "a: three");
    push.push(ns, DATA.formatted(name));
    push.awaitValue(name, "three");
    push.awaitSynced(ns);
    assertThat(push.console.versions(push.console.secret(name).orElseThrow().getId())).isEqualTo(3);
  }

  @Test
  void lostAnswersMakeNoSecondVersion(TestInfo test) {
    var ns = push.namespace(test);
    var name = name(test);
    push.rig.cloud.faults().loseAnswer("CreateSecret", 1);
    push.secret(ns, "source", "", "a: one");
    push.push(ns, DATA.formatted(name));
    push.awaitSynced(ns);
    push.awaitState(name, "ACTIVE");
    push.rig.cloud.faults().loseAnswer("UpdateSecret", 1);
    push.secret(ns, "source", "", "a: two");
    push.awaitValue(name, "two");
    push.awaitState(name, "ACTIVE");
    push.awaitSynced(ns);
    assertThat(push.console.versions(push.console.secret(name).orElseThrow().getId())).isEqualTo(2);
    assertThat(push.console.secret(name).orElseThrow().getFreeformTags())
        .hasEntrySatisfying("tsunagi-owner", owner -> assertThat(owner).endsWith("/" + ns + "/ps"));
  }

  @Test
  @Conformance("OR-5")
  void triesFollowAtThePaceOfTheStore(TestInfo test) {
    var ns = push.namespace(test);
    var read = "GetSecretBundleByName";
    push.rig
        .client
        .resources(SecretStore.class)
        .inNamespace(ns)
        .withName("vault")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"spec\":{\"retrySettings\":{\"maxRetries\":3,\"retryInterval\":\"2s\"}}}");
    push.secret(ns, "source", "", "a: one");
    push.push(ns, DATA.formatted(name(test)));
    push.awaitSynced(ns);
    push.awaitState(name(test), "ACTIVE");
    push.rig.cloud.journal().clear();
    push.rig.cloud.faults().fail(read, 503, 2);
    push.secret(ns, "source", "", "a: two");
    await().atMost(PushRig.SOON).until(() -> push.rig.calls(read) >= 3);
    push.awaitValue(name(test), "two");
    var reads =
        push.rig.cloud.journal().entries().stream()
            .filter(e -> e.operation().equals(read))
            .map(Journal.Entry::time)
            .toList();
    assertThat(Duration.between(reads.get(0), reads.get(1))).isBetween(AT_LEAST, AT_MOST);
    assertThat(Duration.between(reads.get(1), reads.get(2))).isBetween(AT_LEAST, AT_MOST);
  }

  private static final Duration AT_LEAST = Duration.ofMillis(1900);
  private static final Duration AT_MOST = Duration.ofSeconds(6);

  @Test
  void refusalsOfTheMomentAreReadAgain(TestInfo test) {
    var ns = push.namespace(test);
    var name = name(test);
    push.secret(ns, "source", "", "a: one");
    push.push(ns, DATA.formatted(name));
    push.awaitState(name, "ACTIVE");
    push.awaitSynced(ns);
    push.rig.cloud.faults().fail("UpdateSecret", 412, 1);
    push.secret(ns, "source", "", "a: two");
    push.awaitValue(name, "two");
    push.rig.cloud.faults().fail("UpdateSecret", 409, 1);
    push.rig.cloud.faults().throttle("GetSecretBundleByName", Duration.ofSeconds(1), 1);
    push.secret(ns, "source", "", "a: three");
    push.awaitValue(name, "three");
    push.awaitSynced(ns);
  }

  @Test
  void oldVersionsMakeRoom(TestInfo test) {
    var ns = push.namespace(test);
    var name = name(test);
    push.secret(ns, "source", "", "a: first");
    push.push(ns, DATA.formatted(name));
    push.awaitState(name, "ACTIVE");
    push.awaitSynced(ns);
    for (var i = 0; i < 28; i++) {
      push.console.put(name, "by hand " + i);
    }
    var id = push.console.secret(name).orElseThrow().getId();
    push.secret(ns, "source", "", "a: last");
    push.awaitValue(name, "last");
    push.awaitSynced(ns);
    assertThat(push.console.versions(id)).isEqualTo(25);
  }

  @Test
  void whatIsPushedIsReadAtTheNextRefresh(TestInfo test) {
    var ns = push.namespace(test);
    var name = name(test);
    push.secret(ns, "source", "", "a: one");
    push.push(ns, DATA.formatted(name));
    push.awaitState(name, "ACTIVE");
    push.rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: back, namespace: %s}
        spec:
          refreshInterval: 1s
          secretStoreRef: {name: vault}
          data: [{secretKey: v, remoteRef: {key: %s}}]
        """
            .formatted(ns, name));
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(() -> assertThat(push.rig.value(ns, "back", "v")).contains("one"));
    push.secret(ns, "source", "", "a: two");
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(() -> assertThat(push.rig.value(ns, "back", "v")).contains("two"));
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeTheCall(TestInfo test) {
    var ns = push.namespace(test);
    var creates = push.rig.calls("CreateSecret");
    push.secret(ns, "source", "", "a: " + "x".repeat(25 * 1024 + 1));
    push.push(ns, DATA.formatted(name(test)));
    push.awaitReady(
        ns,
        "Errored",
        "set secret failed: could not write remote ref %1$s to target secretstore vault: secret \"%1$s\" would have 25601 bytes"
            .formatted(name(test)));
    assertThat(push.rig.calls("CreateSecret")).isEqualTo(creates);
    assertThat(push.console.state(name(test))).isEmpty();
  }
}
