package dev.tsunagi.secrets.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Journal;
import dev.tsunagi.support.Conformance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/// Adversarial 5 and 6: a selector never sees over the wall of its namespace.
class PushIsolationIT {

  private static final int DECOYS = 1_000;

  @Test
  @Conformance("ADV-05")
  void aThousandDecoysElsewhereAreNeitherReadNorPushed(TestInfo test) {
    try (var push = new PushRig()) {
      var elsewhere = push.rig.namespace("decoys");
      push.store(elsewhere, "foreign", "pick: me");
      var decoy =
          new io.fabric8.kubernetes.api.model.SecretBuilder()
              .withNewMetadata()
              .withNamespace(elsewhere)
              .withLabels(Map.of("pick", "me"))
              .endMetadata()
              .withStringData(Map.of("decoy", "foreign-value"))
              .build();
      for (var i = 0; i < DECOYS; i++) {
        decoy.getMetadata().setName("decoy-" + i);
        push.rig.client.resource(decoy).create();
      }
      var ns = push.namespace(test);
      push.store(ns, "own", "pick: me");
      push.secret(ns, "mine", "pick: me", "mine: own-value");
      push.push(
          ns,
          """
          secretStoreRefs: [{labelSelector: {matchLabels: {pick: me}}}]
          selector: {secret: {selector: {matchLabels: {pick: me}}}}
          dataTo: [{storeRef: {labelSelector: {matchLabels: {pick: me}}}}]
          """);
      push.awaitSynced(ns);
      assertThat(push.status(ns).syncedPushSecrets()).containsOnlyKeys("SecretStore/own");
      assertThat(push.status(ns).syncedPushSecrets().get("SecretStore/own"))
          .containsOnlyKeys("mine");
      decoy.setStringData(Map.of("decoy", "edited"));
      push.rig.client.resource(decoy).update();
      push.secret(ns, "mine", "pick: me", "mine: again");
      await()
          .atMost(PushRig.SOON)
          .untilAsserted(() -> assertThat(push.console.value("mine")).contains("again"));
      assertThat(push.console.state("decoy")).isEmpty();
      assertThat(push.rig.cloud.journal().entries())
          .filteredOn(call -> call.principal().startsWith("workload:"))
          // The stores of all namespaces are looked at, but nothing is done through the foreign
          // one.
          .filteredOn(call -> !call.operation().equals("GetVault"))
          .extracting(Journal.Entry::toString)
          .isNotEmpty()
          .noneMatch(call -> call.contains("workload:demo/decoys") || call.contains("=decoy"));
    }
  }
}
