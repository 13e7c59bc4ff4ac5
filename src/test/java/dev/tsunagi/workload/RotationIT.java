package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.support.Edits;
import dev.tsunagi.support.LiveControllers;
import dev.tsunagi.support.Rig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A new value in the vault reaches the pods: once, and in order.
class RotationIT {

  private static Rig rig;
  private static LiveControllers controllers;

  @BeforeAll
  static void start() {
    rig = Rig.start();
    controllers = LiveControllers.start(rig);
  }

  @AfterAll
  static void stop() {
    controllers.close();
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
    Edits.patiently(
        () ->
            rig.client
                .secrets()
                .inNamespace("noop")
                .withName("login")
                .edit(
                    s -> {
                      s.getMetadata().setLabels(Map.of("touched", "yes"));
                      return s;
                    }));
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
}
