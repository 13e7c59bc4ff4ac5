package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.support.Conformance;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// What we created goes when it is not wanted any more, and nothing else ever does.
class PushDeletionIT {

  private static final String PENDING = "PENDING_DELETION";
  private static PushRig push;

  @BeforeAll
  static void start() {
    push = new PushRig();
  }

  @AfterAll
  static void stop() {
    push.close();
  }

  private static String data(String... places) {
    return Stream.of(places)
        .map(
            place -> {
              var parts = place.split("/", -1);
              return "  - {match: {secretKey: a, remoteRef: {remoteKey: %s, property: '%s'}}}"
                  .formatted(parts[0], parts.length > 1 ? parts[1] : "");
            })
        .collect(Collectors.joining("\n", "data:\n", "\n"));
  }

  private static Set<String> synced(String ns, String store) {
    return push.status(ns).syncedPushSecrets().getOrDefault(store, Map.of()).keySet();
  }

  private static void awaitKeys(String ns, String... keys) {
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(
            () -> assertThat(synced(ns, "SecretStore/vault")).containsExactlyInAnyOrder(keys));
  }

  @Test
  @Conformance({"PS-09", "OR-17", "OR-18"})
  void anEntryThatGoesTakesItsSecretAlong(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "a: x");
    push.push(ns, "deletionPolicy: Delete\n" + data("ps09-old"));
    push.awaitSynced(ns);
    push.push(ns, "deletionPolicy: Delete\n" + data("ps09-new"));
    awaitKeys(ns, "ps09-new");
    assertThat(push.console.state("ps09-old")).isEqualTo(PENDING);
    assertThat(push.console.value("ps09-new")).contains("x");
  }

  @Test
  @Conformance("PS-10")
  void propertiesComeAndGoOneByOne(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "a: x");
    push.push(ns, "deletionPolicy: Delete\n" + data("ps10/field1", "ps10/field2"));
    push.awaitSynced(ns);
    awaitKeys(ns, "ps10/field1", "ps10/field2");
    assertThat(push.console.value("ps10")).contains("{\"field1\":\"x\",\"field2\":\"x\"}");
    push.push(ns, "deletionPolicy: Delete\n" + data("ps10/field2"));
    awaitKeys(ns, "ps10/field2");
    assertThat(push.console.value("ps10")).contains("{\"field2\":\"x\"}");
    push.delete(ns);
    push.awaitGone(ns);
    assertThat(push.console.state("ps10")).isEqualTo(PENDING);
  }

  @Test
  @Conformance({"E2E-42", "ADV-25"})
  void aSecretThatComesBackIsBroughtBackFromItsDeletion(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "a: one");
    push.push(ns, "deletionPolicy: Delete\n" + data("e2e42"));
    push.awaitSynced(ns);
    push.delete(ns);
    push.awaitGone(ns);
    assertThat(push.console.state("e2e42")).isEqualTo(PENDING);
    push.secret(ns, "source", "", "a: two");
    push.push(ns, "deletionPolicy: Delete\n" + data("e2e42"));
    push.awaitSynced(ns);
    assertThat(push.console.value("e2e42")).contains("two");
    // It still is ours, though the PushSecret is another object.
    push.delete(ns);
    push.awaitGone(ns);
    assertThat(push.console.state("e2e42")).isEqualTo(PENDING);
  }

  @Test
  @Conformance("PS-11")
  void aPolicyChangedToNoneLeavesWhatIsThere(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "a: x");
    push.push(ns, "deletionPolicy: Delete\n" + data("ps11"));
    push.awaitSynced(ns);
    push.push(ns, "deletionPolicy: None\n" + data("ps11"));
    push.delete(ns);
    push.awaitGone(ns);
    assertThat(push.console.state("ps11")).isEqualTo("ACTIVE");
  }

  @Test
  @Conformance("PS-12")
  void aSourceThatGoesTakesWhatCameFromItAlong(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "a: x");
    push.push(ns, "deletionPolicy: Delete\n" + data("ps12"));
    push.awaitSynced(ns);
    push.rig.client.secrets().inNamespace(ns).withName("source").delete();
    push.awaitReady(ns, "SourceDeleted", "source secret deleted; provider secrets cleaned up");
    assertThat(push.console.state("ps12")).isEqualTo(PENDING);
    assertThat(push.status(ns).syncedPushSecrets()).isEmpty();
    push.secret(ns, "source", "", "a: back");
    push.awaitValue("ps12", "back");
  }

  @Test
  @Conformance({"PS-13", "PS-14", "PS-15"})
  void whatCannotBeDeletedIsNotForgotten(TestInfo test) {
    var ns = push.namespace(test);
    push.store(ns, "other", "");
    push.secret(ns, "source", "", "a: x");
    push.push(ns, "deletionPolicy: Delete\n" + data("ps13-old"));
    push.awaitSynced(ns);
    push.rig.cloud.faults().fail("ScheduleSecretDeletion", 500, Integer.MAX_VALUE);
    push.push(ns, "deletionPolicy: Delete\nsecretStoreRefs: [{name: other}]\n" + data("ps13-new"));
    push.awaitReady(ns, "Errored", "Failed to Delete Secrets from Provider: ");
    assertThat(synced(ns, "SecretStore/vault")).containsExactly("ps13-old");
    assertThat(synced(ns, "SecretStore/other")).containsExactly("ps13-new");
    push.rig.cloud.faults().clear();
    push.awaitSynced(ns);
    assertThat(push.status(ns).syncedPushSecrets()).containsOnlyKeys("SecretStore/other");
    assertThat(push.console.state("ps13-old")).isEqualTo(PENDING);
  }

  /// Adversarial 25, and what ESO does wrong with `IfNotExists`.
  @Test
  @Conformance("ADV-25")
  void nothingThatOthersMadeIsDeleted(TestInfo test) {
    var ns = push.namespace(test);
    push.console.put("adv25-whole", "theirs");
    push.console.put("adv25-skipped", "theirs");
    push.console.put("adv25-members", "{\"theirs\":1,\"both\":2}");
    push.secret(ns, "source", "", "a: x");
    push.push(
        ns,
        "deletionPolicy: Delete\n"
            + data("adv25-whole", "adv25-members/both", "adv25-members/ours"));
    push.push(
        ns,
        "second",
        "deletionPolicy: Delete\nupdatePolicy: IfNotExists\n" + data("adv25-skipped"));
    push.awaitSynced(ns);
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(() -> assertThat(push.status(ns, "second").conditions()).isNotEmpty());
    assertThat(push.console.value("adv25-whole")).contains("x");
    assertThat(push.console.value("adv25-members"))
        .contains("{\"theirs\":1,\"both\":\"x\",\"ours\":\"x\"}");
    push.delete(ns);
    push.awaitGone(ns);
    push.rig.client.resources(PushSecret.class).inNamespace(ns).withName("second").delete();
    await()
        .atMost(PushRig.SOON)
        .untilAsserted(
            () ->
                assertThat(push.rig.events(ns))
                    .anyMatch(e -> e.startsWith("Normal RemoteSecretKept second:")));
    assertThat(push.console.state("adv25-whole")).isEqualTo("ACTIVE");
    assertThat(push.console.state("adv25-skipped")).isEqualTo("ACTIVE");
    assertThat(push.console.value("adv25-members")).contains("{\"theirs\":1,\"both\":\"x\"}");
  }

  @Test
  void severalSourcesLeaveEachOthersSecretsAndNoneForgetsNothing(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "one", "pick: me", "several-a: x");
    push.secret(ns, "two", "pick: me", "several-b: y");
    push.push(
        ns,
        """
        deletionPolicy: Delete
        selector: {secret: {selector: {matchLabels: {pick: me}}}}
        dataTo: [{storeRef: {name: vault}}]
        """);
    awaitKeys(ns, "several-a", "several-b");
    assertThat(push.console.state("several-a")).isEqualTo("ACTIVE");
    assertThat(push.console.state("several-b")).isEqualTo("ACTIVE");
    push.rig.client.secrets().inNamespace(ns).withName("two").delete();
    awaitKeys(ns, "several-a");
    assertThat(push.console.state("several-b")).isEqualTo(PENDING);
    push.rig.client.secrets().inNamespace(ns).withName("one").delete();
    var reads = push.rig.calls("ScheduleSecretDeletion");
    push.awaitSynced(ns);
    awaitKeys(ns, "several-a");
    assertThat(push.rig.calls("ScheduleSecretDeletion")).isEqualTo(reads);
  }

  @Test
  void whatAnotherOperatorRecordedGoesFromTheRecord(TestInfo test) {
    var ns = push.namespace(test);
    push.secret(ns, "source", "", "a: x");
    push.push(ns, "deletionPolicy: Delete\n" + data("eso-kept"));
    push.awaitSynced(ns);
    push.rig
        .client
        .resources(PushSecret.class)
        .inNamespace(ns)
        .withName("ps")
        .subresource("status")
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("external-secrets")
                .build(),
            """
            {"status":{"syncedPushSecrets":{"SecretStore/vault":
              {"eso-gone":{"match":{"remoteRef":{"remoteKey":"eso-gone"}}}}}}}
            """);
    push.push(ns, "deletionPolicy: Delete\n" + data("eso-kept", "eso-new"));
    awaitKeys(ns, "eso-kept", "eso-new");
  }
}
