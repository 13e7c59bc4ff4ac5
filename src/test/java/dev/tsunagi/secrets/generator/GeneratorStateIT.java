package dev.tsunagi.secrets.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.generators.GeneratorState;
import dev.tsunagi.support.Rig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What ESO's stateful generators left behind is cleaned up, or kept with a word about why.
class GeneratorStateIT {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static void state(Rig rig, String name, String kind, Instant deadline) {
    rig.apply(
        """
        apiVersion: generators.external-secrets.io/v1alpha1
        kind: GeneratorState
        metadata:
          name: %s
          namespace: states
          finalizers: [generatorstate.externalsecrets.io/finalizer]
        spec:
          garbageCollectionDeadline: "%s"
          resource: {kind: %s}
          state: {token: secret}
        """
            .formatted(name, deadline.truncatedTo(ChronoUnit.SECONDS), kind));
  }

  private static @Nullable GeneratorState find(Rig rig, String name) {
    return rig.client.resources(GeneratorState.class).inNamespace("states").withName(name).get();
  }

  @Test
  void whatCanGoGoesAndWhatCannotStays() {
    try (var rig = Rig.start()) {
      rig.namespace("states");
      var past = Instant.now().minusSeconds(60);
      state(rig, "over", "Password", past);
      state(rig, "soon", "Webhook", Instant.now().plusSeconds(3));
      state(rig, "in-use", "Password", Instant.now().plusSeconds(3600));
      state(rig, "foreign", "Grafana", past);
      await().atMost(SOON).until(() -> find(rig, "over") == null && find(rig, "soon") == null);
      assertThat(find(rig, "in-use")).isNotNull();
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(rig.events("states"))
                      .anyMatch(
                          e ->
                              e.startsWith("Warning CleanupFailed foreign:")
                                  && e.contains("let External Secrets Operator do it")));
      assertThat(Objects.requireNonNull(find(rig, "foreign")).isMarkedForDeletion()).isFalse();
      assertThat(rig.events("states").toString()).doesNotContain("secret}");
    }
  }

  @Test
  void whoeverDeletesAStateOfAnUnknownKindWaits() {
    try (var rig = Rig.start()) {
      rig.namespace("states");
      state(rig, "foreign", "Grafana", Instant.now().plusSeconds(3600));
      state(rig, "ours", "UUID", Instant.now().plusSeconds(3600));
      rig.client.resources(GeneratorState.class).inNamespace("states").delete();
      await().atMost(SOON).until(() -> find(rig, "ours") == null);
      await()
          .atMost(SOON)
          .until(() -> rig.events("states").toString().contains("CleanupFailed foreign"));
      assertThat(find(rig, "foreign")).isNotNull();
    }
  }

  @Test
  void theyAreLeftAloneWhenNotWanted() {
    try (var rig = Rig.start("--enable-generator-state=false")) {
      rig.namespace("states");
      state(rig, "over", "Password", Instant.now().minusSeconds(60));
      await()
          .during(Duration.ofSeconds(2))
          .atMost(SOON)
          .until(
              () ->
                  Optional.ofNullable(find(rig, "over"))
                      .filter(state -> !state.isMarkedForDeletion())
                      .isPresent());
    }
  }
}
