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

/// A new value in the vault reaches the pods: once, in order, and not all of them at the same time.
class RotationIT {

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

  private static void vaultSecret(String name, String value) {
    rig.cloud.putSecret("demo-vault", name, value.getBytes(StandardCharsets.UTF_8));
  }

  /// A store and an ExternalSecret `login` that follows a vault secret.
  private static WorkloadStage stage(String namespace) {
    var stage = WorkloadStage.of(rig, namespace);
    vaultSecret(namespace, "first");
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: %s}
        spec:
          provider:
            oracle:
              vault: %s
              region: us-ashburn-1
              principalType: Workload
              serviceAccountRef: {name: reader}
        """
            .formatted(namespace, Rig.VAULT));
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: login, namespace: %1$s}
        spec:
          refreshInterval: 1s
          secretStoreRef: {name: vault}
          data: [{secretKey: password, remoteRef: {key: %1$s}}]
        """
            .formatted(namespace));
    return stage;
  }

  private static String bound(String debounce) {
    return """
    image: a
    replicas: 1
    rollout: {debounce: %s}
    bindings: [{name: db, ref: {kind: ExternalSecret, name: login}}]
    """
        .formatted(debounce);
  }

  private static long generation(WorkloadStage stage, String name) {
    return stage.deployment(name).getMetadata().getGeneration();
  }

  @Test
  void aNewVersionInTheVaultRollsEachWorkloadOnceAfterItHasLanded() {
    var stage = stage("rotated");
    stage.workload("web", bound("1s"));
    stage.workload("worker", bound("1s"));
    stage.workload("alone", "{image: a, replicas: 1}");
    for (var name : List.of("web", "worker", "alone")) {
      stage.awaitReady(name);
    }
    var before = Map.of("web", generation(stage, "web"), "worker", generation(stage, "worker"));
    var hash = stage.bindingsHash("web");
    vaultSecret("rotated", "second");
    stage.awaitThat(() -> assertThat(stage.bindingsHash("web")).isNotEqualTo(hash));
    // By the time the pods roll, the Secret that they will read has the new value.
    assertThat(rig.value("rotated", "login", "password")).contains("second");
    stage.awaitThat(
        () ->
            before.forEach(
                (name, was) -> assertThat(generation(stage, name)).as(name).isEqualTo(was + 1)));
    assertThat(stage.condition("web", "Progressing").reason()).isEqualTo("BindingsChanged");
    stage.awaitReady("web");
    stage.awaitReady("worker");
    assertThat(generation(stage, "alone")).isEqualTo(1);
    assertThat(rig.events("rotated")).contains("Normal RollingOut web: bindings changed: db");
    before.forEach((name, was) -> assertThat(generation(stage, name)).as(name).isEqualTo(was + 1));
  }

  @Test
  void severalChangesInOneWindowAreOneRollout() {
    var stage = WorkloadStage.of(rig, "window");
    stage.secret("login", "{password: one}");
    stage.workload(
        "web",
        """
        image: a
        replicas: 1
        rollout: {debounce: 3s}
        bindings: [{name: db, ref: {kind: Secret, name: login}}]
        """);
    stage.awaitReady("web");
    var before = generation(stage, "web");
    var hash = stage.bindingsHash("web");
    for (var value : List.of("two", "three", "four")) {
      stage.secret("login", "{password: " + value + "}");
      stage.awaitCondition("web", "Synced", "RolloutHeld", "bindings changed: db");
    }
    assertThat(generation(stage, "web")).isEqualTo(before);
    stage.awaitThat(() -> assertThat(stage.bindingsHash("web")).isNotEqualTo(hash));
    stage.awaitReady("web");
    stage.awaitCondition("web", "Synced", "Applied");
    assertThat(generation(stage, "web")).isEqualTo(before + 1);
  }

  @Test
  void aRefreshThatChangesNothingRollsNothing() {
    var stage = stage("noop");
    stage.workload("web", bound("0s"));
    stage.awaitReady("web");
    var before = generation(stage, "web");
    vaultSecret("noop", "first"); // another version, of the same value
    rig.client
        .secrets()
        .inNamespace("noop")
        .withName("login")
        .edit(
            s -> {
              s.getMetadata().setLabels(Map.of("touched", "yes"));
              return s;
            });
    var reads = rig.calls("GetSecretBundleByName");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> rig.calls("GetSecretBundleByName") >= reads + 3);
    assertThat(generation(stage, "web")).isEqualTo(before);
  }

  /// Values with few possibilities cannot be found out from what is shown.
  @Test
  void theHashThatIsShownTellsNothing() {
    var stage = WorkloadStage.of(rig, "guess");
    stage.secret("pin", "{pin: '1234'}");
    stage.workload(
        "web", "{image: a, replicas: 1, bindings: [{name: pin, ref: {kind: Secret, name: pin}}]}");
    stage.awaitReady("web");
    var shown = stage.bindingsHash("web");
    assertThat(shown).matches("pin=[0-9a-f]{10}");
    var key =
        rig.client.secrets().inNamespace("tsunagi-system").withName("tsunagi-content-hash").get();
    assertThat(Base64.getDecoder().decode(key.getData().get("key"))).hasSize(32);
    var yaml = io.fabric8.kubernetes.client.utils.Serialization.asYaml(stage.deployment("web"));
    assertThat(yaml)
        .doesNotContain(
            "1234", Base64.getEncoder().encodeToString("1234".getBytes(StandardCharsets.UTF_8)));
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

  private static Map<String, Long> generations(WorkloadStage stage) {
    return rig.client.apps().deployments().inNamespace(stage.namespace()).list().getItems().stream()
        .collect(
            Collectors.toMap(d -> d.getMetadata().getName(), d -> d.getMetadata().getGeneration()));
  }
}
