package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.support.PlayedControllers;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One Secret that many share does not replace the pods of all of them at the same time. Rollouts
/// end when the test says so, so that it sees every one that has begun.
class RolloutTurnsIT {

  private static final int BUDGET = 4;
  private static Rig rig;

  @BeforeAll
  static void start() {
    rig = Rig.start("--rollout-budget", String.valueOf(BUDGET));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void manyWorkloadsOnOneSecretTakeTurns() {
    var stage = WorkloadStage.of(rig, "many");
    stage.secret("login", "{password: one}");
    var names = IntStream.range(0, 200).mapToObj("w%03d"::formatted).toList();
    names.forEach(
        name ->
            stage.workload(
                name,
                """
                image: a
                replicas: 1
                rollout: {debounce: 1s}
                bindings: [{name: db, ref: {kind: Secret, name: login}}]
                """));
    await()
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> {
              PlayedControllers.settleAll(rig.client, "many");
              return stage.all().stream()
                  .allMatch(w -> Conditions.holds(w.getStatus().conditions(), "Ready"));
            });
    assertThat(stage.all()).hasSize(200);
    var before = generations(stage);
    stage.secret("login", "{password: two}");
    var most = new AtomicInteger();
    await()
        .pollInterval(Duration.ofMillis(100))
        .atMost(Duration.ofMinutes(3))
        .until(
            () -> {
              var all = rig.client.apps().deployments().inNamespace("many").list().getItems();
              var rolling = all.stream().filter(d -> !PlayedControllers.isSettled(d)).toList();
              most.accumulateAndGet(rolling.size(), Math::max);
              rolling.forEach(d -> PlayedControllers.settle(rig.client, d));
              return all.stream()
                  .allMatch(
                      d ->
                          d.getMetadata().getGeneration()
                              > before.getOrDefault(d.getMetadata().getName(), 0L));
            });
    assertThat(most.get()).isBetween(1, BUDGET);
    var after = generations(stage);
    before.forEach((name, was) -> assertThat(after.get(name)).as(name).isEqualTo(was + 1));
  }

  @Test
  void whileItLastsItsReasonShows() {
    var stage = WorkloadStage.of(rig, "one");
    stage.secret("login", "{password: one}");
    stage.workload(
        "web",
        """
        image: a
        replicas: 1
        rollout: {debounce: 0s}
        bindings: [{name: db, ref: {kind: Secret, name: login}}]
        """);
    awaitProgressing(stage, "RolledOut");
    stage.secret("login", "{password: two}");
    stage.awaitCondition("web", "Progressing", "BindingsChanged");
    assertThat(stage.condition("web", "Ready").status()).isEqualTo("True");
    awaitProgressing(stage, "RolledOut");
  }

  private static void awaitProgressing(WorkloadStage stage, String reason) {
    stage.awaitThat(
        () -> {
          PlayedControllers.settleAll(rig.client, stage.namespace());
          assertThat(stage.condition("web", "Progressing").reason()).isEqualTo(reason);
        });
  }

  private static Map<String, Long> generations(WorkloadStage stage) {
    return rig.client.apps().deployments().inNamespace(stage.namespace()).list().getItems().stream()
        .collect(
            Collectors.toMap(d -> d.getMetadata().getName(), d -> d.getMetadata().getGeneration()));
  }
}
