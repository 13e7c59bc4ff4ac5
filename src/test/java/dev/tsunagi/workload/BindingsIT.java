package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.support.LiveControllers;
import dev.tsunagi.support.Rig;
import io.fabric8.kubernetes.api.model.EnvVar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The first rollout waits for its bindings, says for which, and goes on when they are there.
class BindingsIT {

  private static Rig rig;
  private static LiveControllers controllers;

  @BeforeAll
  static void start() {
    rig = Rig.start();
    controllers = LiveControllers.start(rig);
    rig.apply(
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: caches.example.com}
        spec:
          group: example.com
          names: {kind: Cache, plural: caches}
          scope: Namespaced
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """);
  }

  @AfterAll
  static void stop() {
    controllers.close();
    rig.close();
  }

  private static Map<String, String> env(WorkloadStage stage, String name) {
    return stage
        .deployment(name)
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getEnv()
        .stream()
        .collect(Collectors.toMap(EnvVar::getName, BindingsIT::value));
  }

  private static String value(EnvVar variable) {
    return variable.getValueFrom() == null
        ? variable.getValue()
        : variable.getValueFrom().getSecretKeyRef().getName()
            + "/"
            + variable.getValueFrom().getSecretKeyRef().getKey();
  }

  @Test
  void aSecretIsWaitedForByName() {
    var stage = WorkloadStage.of(rig, "secret");
    stage.workload(
        "web",
        """
        image: a
        replicas: 1
        bindings:
        - {name: db, ref: {kind: Secret, name: login}, env: {prefix: DB_}}
        - {name: files, ref: {kind: Secret, name: login}}
        """);
    stage.awaitCondition(
        "web",
        "Ready",
        "WaitingForBindings",
        "db (Secret \"login\"): Secret \"login\" is not there yet");
    assertThat(stage.get("web").getStatus().waitingFor()).hasSize(2);
    assertThat(stage.deployment("web")).isNull();
    stage.secret("login", "{user-name: a, password: b}");
    stage.awaitReady("web");
    assertThat(stage.get("web").getStatus().waitingFor()).isEmpty();
    assertThat(env(stage, "web"))
        .isEqualTo(
            Map.of(
                "DB_USER_NAME", "login/user-name",
                "DB_PASSWORD", "login/password",
                "SERVICE_BINDING_ROOT", "/bindings"));
  }

  @Test
  void anExternalSecretIsWaitedForUntilItIsReady() {
    var stage = WorkloadStage.of(rig, "external");
    stage.workload(
        "web",
        """
        image: a
        replicas: 1
        bindings:
        - {name: db, ref: {kind: ExternalSecret, name: login}, keys: [{key: v, env: PASSWORD}]}
        """);
    stage.awaitCondition("web", "Ready", "WaitingForBindings", "it is not there yet");
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: login, namespace: external}
        spec:
          secretStoreRef: {name: store}
          target: {name: login-target}
          data: [{secretKey: v, remoteRef: {key: a}}]
        """);
    stage.awaitCondition(
        "web", "Ready", "WaitingForBindings", "login-target", "it is not ready: SecretSyncedError");
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: store, namespace: external}
        spec: {provider: {fake: {data: [{key: a, value: b}]}}}
        """);
    stage.awaitReady("web");
    assertThat(env(stage, "web")).containsEntry("PASSWORD", "login-target/v");
  }

  @Test
  void whateverNamesASecretInItsStatusCanBeBoundTo() {
    var stage = WorkloadStage.of(rig, "any");
    stage.secret("cache-secret", "{url: x}");
    rig.apply(
        """
        apiVersion: example.com/v1
        kind: Cache
        metadata: {name: fast, namespace: any}
        """);
    stage.workload(
        "web",
        """
        image: a
        replicas: 1
        bindings:
        - name: cache
          ref: {apiVersion: example.com/v1, kind: Cache, name: fast}
          env: {prefix: CACHE_}
        """);
    stage.awaitCondition("web", "Ready", "WaitingForBindings", "it names no Secret yet");
    rig.apply(
        """
        apiVersion: example.com/v1
        kind: Cache
        metadata: {name: fast, namespace: any}
        status: {binding: {name: cache-secret}}
        """);
    stage.awaitReady("web");
    assertThat(env(stage, "web")).isEqualTo(Map.of("CACHE_URL", "cache-secret/url"));
  }

  @Test
  void aKindThatTheClusterLacksIsNamed() {
    var stage = WorkloadStage.of(rig, "unknown");
    stage.workload(
        "web",
        """
        image: a
        bindings: [{name: x, ref: {apiVersion: example.org/v2, kind: Queue, name: q}}]
        """);
    stage.awaitCondition(
        "web", "Ready", "WaitingForBindings", "the cluster has no kind Queue of example.org/v2");
  }

  @Test
  void aKeyThatIsMissingIsNamed() {
    var stage = WorkloadStage.of(rig, "key");
    stage.secret("db", "{password: x}");
    stage.workload(
        "web",
        """
        image: a
        bindings: [{name: db, ref: {kind: Secret, name: db}, keys: [{key: user, env: USER}]}]
        """);
    stage.awaitCondition("web", "Ready", "WaitingForBindings", "Secret \"db\" has no key \"user\"");
  }

  @Test
  void podsThatRunAreLeftAloneWhileASecretIsGone() {
    var stage = WorkloadStage.of(rig, "gone");
    stage.secret("db", "{password: x}");
    stage.workload(
        "web",
        """
        image: a
        replicas: 1
        rollout: {debounce: 0s}
        bindings: [{name: db, ref: {kind: Secret, name: db}, env: {prefix: DB_}}]
        """);
    stage.awaitReady("web");
    var before = stage.deployment("web").getMetadata().getGeneration();
    rig.client.secrets().inNamespace("gone").withName("db").delete();
    stage.awaitCondition("web", "Synced", "WaitingForBindings", "is not there yet");
    assertThat(stage.condition("web", "Ready").status()).isEqualTo("True");
    stage.secret("db", "{password: x}");
    stage.awaitCondition("web", "Synced", "Applied");
    assertThat(stage.deployment("web").getMetadata().getGeneration()).isEqualTo(before);
  }
}
