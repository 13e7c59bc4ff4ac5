package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.Test;

/// The three client-side patch formats.
class PatchConformanceIT extends ConformanceSuite {

  private ConfigMap patch(PatchType type, String patch) {
    return client.resource(configMap("a")).patch(PatchContext.of(type), patch);
  }

  @Test
  void jsonPatchDoesItsOperations() {
    create("a", "k", "1", "gone", "x");
    var patched =
        patch(
            PatchType.JSON,
            """
            [{"op":"test","path":"/data/k","value":"1"},
             {"op":"replace","path":"/data/k","value":"2"},
             {"op":"remove","path":"/data/gone"},
             {"op":"add","path":"/data/new","value":"3"}]\
            """);
    assertThat(patched.getData()).isEqualTo(map("k", "2", "new", "3"));
  }

  @Test
  void failingTestOfAJsonPatchIsInvalid() {
    create("a", "k", "1");
    var refusal =
        refused(
            422,
            () ->
                patch(PatchType.JSON, "[{\"op\":\"test\",\"path\":\"/data/k\",\"value\":\"2\"}]"));
    assertThat(refusal.getStatus().getReason()).isEqualTo("Invalid");
  }

  @Test
  void mergePatchAddsReplacesAndRemoves() {
    create("a", "k", "1", "gone", "x");
    var patched =
        patch(PatchType.JSON_MERGE, "{\"data\":{\"k\":\"2\",\"gone\":null,\"new\":\"3\"}}");
    assertThat(patched.getData()).isEqualTo(map("k", "2", "new", "3"));
  }

  @Test
  void patchThatChangesNothingKeepsTheVersion() {
    var first = create("a", "k", "1");
    assertThat(version(patch(PatchType.JSON_MERGE, "{\"data\":{\"k\":\"1\"}}")))
        .isEqualTo(version(first));
  }

  @Test
  void patchWithAStaleVersionConflicts() {
    var first = create("a", "k", "1");
    patch(PatchType.JSON_MERGE, "{\"data\":{\"k\":\"2\"}}");
    var stale =
        "{\"metadata\":{\"resourceVersion\":\"%s\"},\"data\":{\"k\":\"3\"}}"
            .formatted(version(first));
    refused(409, () -> patch(PatchType.JSON_MERGE, stale));
  }

  private Pod pod() {
    return client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName("p")
                .withNamespace(namespace)
                .addToFinalizers("example.com/a")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("one")
                .withImage("i:1")
                .withCommand("a", "b")
                .endContainer()
                .addNewContainer()
                .withName("two")
                .withImage("j:1")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }

  private Pod strategic(String patch) {
    return client.resource(pod()).patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch);
  }

  @Test
  void strategicMergeFindsContainersByName() {
    var patched = strategic("{\"spec\":{\"containers\":[{\"name\":\"two\",\"image\":\"j:2\"}]}}");
    assertThat(patched.getSpec().getContainers())
        .extracting(c -> c.getName() + " " + c.getImage())
        .containsExactly("one i:1", "two j:2");
    clear();
  }

  @Test
  void strategicMergeUnitesFinalizers() {
    var patched = strategic("{\"metadata\":{\"finalizers\":[\"example.com/b\"]}}");
    assertThat(patched.getMetadata().getFinalizers())
        .containsExactlyInAnyOrder("example.com/a", "example.com/b");
    clear();
  }

  @Test
  void strategicMergeDeletesFromPrimitiveLists() {
    var patched =
        strategic("{\"metadata\":{\"$deleteFromPrimitiveList/finalizers\":[\"example.com/a\"]}}");
    assertThat(patched.getMetadata().getFinalizers()).isEmpty();
  }

  private void clear() {
    client
        .pods()
        .inNamespace(namespace)
        .withName("p")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":null}}");
  }

  @Test
  void strategicMergeIsNotKnownForCustomObjects() {
    Widgets.define(client);
    client.resource(Widgets.widget(namespace, "w", "color", "red")).create();
    refused(
        415,
        () ->
            client
                .resource(Widgets.widget(namespace, "w"))
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), "{\"spec\":{}}"));
  }

  @Test
  void concurrentPatchesAllTakeEffect() {
    create("a");
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 40; i++) {
        var change = "{\"data\":{\"k%d\":\"v\"}}".formatted(i);
        threads.execute(() -> patch(PatchType.JSON_MERGE, change));
      }
    }
    assertThat(client.resource(configMap("a")).get().getData()).hasSize(40);
  }
}
