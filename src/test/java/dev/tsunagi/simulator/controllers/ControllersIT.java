package dev.tsunagi.simulator.controllers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.Edits;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.TaintBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class ControllersIT {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static KubernetesSimulator server;
  private static KubernetesClient client;
  private static Controllers controllers;
  private String namespace;

  @BeforeAll
  static void start() {
    server = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.kubeconfig()))
            .build();
    var settings = Controllers.Settings.defaults();
    controllers =
        Controllers.start(
            client,
            new Controllers.Settings(settings.clock(), Duration.ofMillis(20), settings.nodes()));
  }

  @AfterAll
  static void stop() {
    controllers.close();
    client.close();
    server.close();
  }

  @BeforeEach
  void openNamespace() {
    namespace = "test-" + COUNT.incrementAndGet();
    client
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
  }

  private void apply(String yaml) {
    Stream.of(yaml.split("---\n", -1))
        .map(text -> Serialization.unmarshal(text, GenericKubernetesResource.class))
        .forEach(object -> client.resource(object).inNamespace(namespace).create());
  }

  private static String deployment(String name, int replicas, String podSpec) {
    return """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %s}
    spec:
      replicas: %d
      selector: {matchLabels: {app: %s}}
      template:
        metadata: {labels: {app: %s}}
        spec: {containers: [{name: main, image: "app:1"}], %s}
    """
        .formatted(name, replicas, name, name, podSpec);
  }

  private Deployment deployment(String name) {
    return client.apps().deployments().inNamespace(namespace).withName(name).get();
  }

  private List<Pod> pods() {
    return client.pods().inNamespace(namespace).list().getItems();
  }

  private Pod onlyPod() {
    assertThat(pods()).hasSize(1);
    return pods().getFirst();
  }

  private List<String> events(String reason) {
    return client.v1().events().inNamespace(namespace).list().getItems().stream()
        .filter(event -> event.getReason().equals(reason))
        .map(Event::getMessage)
        .toList();
  }

  private void awaitAvailable(String name, int replicas) {
    await()
        .untilAsserted(
            () -> {
              var status = deployment(name).getStatus();
              assertThat(status).isNotNull();
              assertThat(status.getAvailableReplicas()).isEqualTo(replicas);
              assertThat(status.getUpdatedReplicas()).isEqualTo(replicas);
              assertThat(status.getReplicas()).isEqualTo(replicas);
              assertThat(status.getObservedGeneration())
                  .isEqualTo(deployment(name).getMetadata().getGeneration());
            });
  }

  @Test
  void aDeploymentBecomesPodsOnAllNodes() {
    apply(deployment("web", 4, ""));
    awaitAvailable("web", 4);
    assertThat(pods()).allMatch(Pods::isReady);
    assertThat(pods().stream().map(p -> p.getSpec().getNodeName()).distinct()).hasSize(2);
    assertThat(pods().stream().map(p -> p.getStatus().getPodIP()).distinct()).hasSize(4);
    assertThat(deployment("web").getStatus().getConditions())
        .extracting(c -> c.getType() + "=" + c.getStatus() + " " + c.getReason())
        .containsExactlyInAnyOrder(
            "Available=True MinimumReplicasAvailable", "Progressing=True NewReplicaSetAvailable");
  }

  @Test
  void aChangedTemplateRollsWithoutAGap() {
    apply(deployment("web", 3, ""));
    awaitAvailable("web", 3);
    var fewest = new AtomicInteger(99);
    var most = new AtomicInteger();
    try (var _ =
        client.apps().deployments().inNamespace(namespace).inform(new Watcher(fewest, most))) {
      Edits.patiently(
          () ->
              client
                  .apps()
                  .deployments()
                  .inNamespace(namespace)
                  .withName("web")
                  .edit(d -> image(d, "app:2")));
      awaitAvailable("web", 3);
    }
    assertThat(pods())
        .allMatch(p -> p.getSpec().getContainers().getFirst().getImage().equals("app:2"));
    assertThat(fewest).hasValueGreaterThanOrEqualTo(3);
    assertThat(most).hasValueLessThanOrEqualTo(4);
    assertThat(deployment("web").getMetadata().getAnnotations())
        .containsEntry("deployment.kubernetes.io/revision", "2");
  }

  private record Watcher(AtomicInteger fewest, AtomicInteger most)
      implements io.fabric8.kubernetes.client.informers.ResourceEventHandler<Deployment> {
    @Override
    public void onAdd(Deployment object) {}

    @Override
    public void onUpdate(Deployment before, Deployment after) {
      fewest.accumulateAndGet(after.getStatus().getAvailableReplicas(), Math::min);
      most.accumulateAndGet(after.getStatus().getReplicas(), Math::max);
    }

    @Override
    public void onDelete(Deployment object, boolean stateUnknown) {}
  }

  private static Deployment image(Deployment deployment, String image) {
    return new DeploymentBuilder(deployment)
        .editSpec()
        .editTemplate()
        .editSpec()
        .editFirstContainer()
        .withImage(image)
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  @Test
  void aTemplateThatIsRefusedLeavesTheOldPodsInPlace() {
    apply(deployment("web", 2, ""));
    awaitAvailable("web", 2);
    Edits.patiently(
        () ->
            client
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .edit(
                    d ->
                        new DeploymentBuilder(d)
                            .editSpec()
                            .editTemplate()
                            .editSpec()
                            .withHostNetwork(true)
                            .endSpec()
                            .endTemplate()
                            .endSpec()
                            .build()));
    await().untilAsserted(() -> assertThat(events("ProviderCreateFailed")).hasSize(1));
    assertThat(deployment("web").getStatus().getAvailableReplicas()).isEqualTo(2);
    assertThat(pods().stream().filter(Pods::isReady)).hasSize(2);
  }

  @Test
  void aScaledDeploymentFollowsAndADeletedOneGoes() {
    apply(deployment("web", 1, ""));
    awaitAvailable("web", 1);
    client.apps().deployments().inNamespace(namespace).withName("web").scale(3);
    awaitAvailable("web", 3);
    client.apps().deployments().inNamespace(namespace).withName("web").scale(0);
    awaitAvailable("web", 0);
    client.apps().deployments().inNamespace(namespace).withName("web").delete();
    await()
        .untilAsserted(
            () ->
                assertThat(client.apps().replicaSets().inNamespace(namespace).list().getItems())
                    .isEmpty());
  }

  @Test
  void recreatesWhenToldSo() {
    apply(deployment("web", 2, "").replace("replicas:", "strategy: {type: Recreate}\n  replicas:"));
    awaitAvailable("web", 2);
    Edits.patiently(
        () ->
            client
                .apps()
                .deployments()
                .inNamespace(namespace)
                .withName("web")
                .edit(d -> image(d, "app:2")));
    await()
        .untilAsserted(
            () ->
                assertThat(pods())
                    .hasSize(2)
                    .allMatch(
                        p -> p.getSpec().getContainers().getFirst().getImage().equals("app:2")));
    awaitAvailable("web", 2);
  }

  @Test
  void aRefusedPodSaysWhy() {
    apply(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: a}
        spec: {restartPolicy: Never, initContainers: [{name: a, image: a}], containers: [{name: b, image: b}]}
        """);
    await().untilAsserted(() -> assertThat(onlyPod().getStatus().getPhase()).isEqualTo("Failed"));
    assertThat(onlyPod().getStatus().getReason()).isEqualTo("ProviderFailed");
    assertThat(onlyPod().getStatus().getMessage())
        .isEqualTo("Error creating pod: [initContainers are not supported]");
    assertThat(events("ProviderCreateFailed")).containsExactly(onlyPod().getStatus().getMessage());
  }

  @Test
  void aMissingSecretHoldsTheContainerBack() {
    apply(
        deployment("web", 1, "volumes: [{name: v, secret: {secretName: files}}]")
            .replace(
                "name: main,",
                "name: main, env: [{name: A, valueFrom: {secretKeyRef: {name: login, key:"
                    + " user}}}],"));
    await()
        .untilAsserted(
            () ->
                assertThat(events("FailedMount"))
                    .containsExactly("MountVolume.SetUp failed: secret \"files\" not found"));
    assertThat(PodStatuses.waitingFor(onlyPod())).isEqualTo("ContainerCreating");
    secret("files", "a");
    await()
        .untilAsserted(
            () ->
                assertThat(PodStatuses.waitingFor(onlyPod()))
                    .isEqualTo("CreateContainerConfigError"));
    secret("login", "name");
    await().untilAsserted(() -> assertThat(onlyPod().getStatus().getPhase()).isEqualTo("Pending"));
    client.secrets().inNamespace(namespace).withName("login").delete();
    secret("login", "user");
    awaitAvailable("web", 1);
    var started = onlyPod().getMetadata().getAnnotations().get(Kubelet.STARTED_WITH);
    assertThat(started).contains("secret/files=", "secret/login=");
    Edits.patiently(
        () ->
            client
                .secrets()
                .inNamespace(namespace)
                .withName("login")
                .edit(s -> new SecretBuilder(s).addToStringData("user", "else").build()));
    assertThat(onlyPod().getMetadata().getAnnotations())
        .containsEntry(Kubelet.STARTED_WITH, started);
  }

  private void secret(String name, String key) {
    client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .addToStringData(key, "x")
                .build())
        .create();
  }

  @Test
  void optionalReferencesHoldNothingBack() {
    apply(deployment("web", 1, "volumes: [{name: v, configMap: {name: none, optional: true}}]"));
    awaitAvailable("web", 1);
  }

  @Test
  void aMissingKeyIsNamed() {
    client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("c")
                .withNamespace(namespace)
                .endMetadata()
                .addToData("a", "b")
                .build())
        .create();
    apply(
        deployment(
            "web", 1, "volumes: [{name: v, configMap: {name: c, items: [{key: z, path: z}]}}]"));
    await()
        .untilAsserted(
            () ->
                assertThat(events("FailedMount"))
                    .containsExactly(
                        "MountVolume.SetUp failed: couldn't find key z in ConfigMap "
                            + namespace
                            + "/c"));
  }

  @Test
  void aMissingServiceAccountIsTold() {
    apply(deployment("web", 1, "serviceAccountName: web"));
    await().untilAsserted(() -> assertThat(events("FailedCreate")).hasSize(1));
    assertThat(events("FailedCreate").getFirst()).contains("serviceaccount \"web\" not found");
  }

  @Test
  void podsWaitForANodeThatFits() {
    apply(
        deployment(
            "web", 1, "nodeSelector: {pool: gold}, tolerations: [{key: pool, operator: Exists}]"));
    await()
        .untilAsserted(
            () ->
                assertThat(events("FailedScheduling"))
                    .containsExactly(
                        "0/2 nodes are available: 2 node(s) didn't match Pod's node"
                            + " affinity/selector."));
    controllers
        .nodes()
        .join(
            new VirtualNode(
                "10.9.9.9",
                "pool",
                "AD-1",
                "FAULT-DOMAIN-1",
                Map.of("pool", "gold"),
                List.of(new TaintBuilder().withKey("pool").withEffect("NoSchedule").build())));
    try {
      awaitAvailable("web", 1);
      assertThat(onlyPod().getSpec().getNodeName()).isEqualTo("10.9.9.9");
    } finally {
      controllers.nodes().leave("10.9.9.9");
    }
    await().untilAsserted(() -> assertThat(onlyPod().getStatus().getPhase()).isEqualTo("Pending"));
  }

  @Test
  void aJobEnds() {
    apply(job("good", "exit 0", "completions: 2, parallelism: 1, ttlSecondsAfterFinished: 1"));
    await().untilAsserted(() -> assertThat(events("SuccessfulCreate")).isEmpty());
    await()
        .untilAsserted(
            () ->
                assertThat(client.batch().v1().jobs().inNamespace(namespace).withName("good").get())
                    .isNull());
    await().untilAsserted(() -> assertThat(pods()).isEmpty());
  }

  @Test
  void aJobFailsAfterItsAttempts() {
    apply(job("bad", "echo; exit 3", "backoffLimit: 1"));
    await()
        .untilAsserted(
            () -> {
              var status =
                  client
                      .batch()
                      .v1()
                      .jobs()
                      .inNamespace(namespace)
                      .withName("bad")
                      .get()
                      .getStatus();
              assertThat(status.getConditions())
                  .extracting(c -> c.getType() + " " + c.getReason())
                  .containsExactly("Failed BackoffLimitExceeded");
              assertThat(status.getFailed()).isEqualTo(2);
            });
    assertThat(pods())
        .allMatch(
            p ->
                p.getStatus()
                        .getContainerStatuses()
                        .getFirst()
                        .getState()
                        .getTerminated()
                        .getExitCode()
                    == 3);
  }

  private static String job(String name, String command, String spec) {
    return """
    apiVersion: batch/v1
    kind: Job
    metadata: {name: %s}
    spec:
      %s
      template: {spec: {restartPolicy: Never, containers: [{name: a, image: a, command: [sh, -c, "%s"]}]}}
    """
        .formatted(name, spec.replace(", ", "\n  "), command);
  }

  @Test
  void aStatefulSetCountsUpAndIsReplacedFromTheEnd() {
    apply(
        deployment("db", 2, "")
            .replace("kind: Deployment", "kind: StatefulSet")
            .replace("replicas:", "serviceName: db\n  replicas:"));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        pods().stream().filter(Pods::isReady).map(p -> p.getMetadata().getName()))
                    .containsExactly("db-0", "db-1"));
    Edits.patiently(
        () ->
            client
                .apps()
                .statefulSets()
                .inNamespace(namespace)
                .withName("db")
                .edit(
                    s ->
                        new io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder(s)
                            .editSpec()
                            .editTemplate()
                            .editSpec()
                            .editFirstContainer()
                            .withImage("app:2")
                            .endContainer()
                            .endSpec()
                            .endTemplate()
                            .endSpec()
                            .build()));
    await()
        .untilAsserted(
            () ->
                assertThat(pods())
                    .hasSize(2)
                    .allMatch(
                        p ->
                            Pods.isReady(p)
                                && p.getSpec()
                                    .getContainers()
                                    .getFirst()
                                    .getImage()
                                    .equals("app:2")));
  }

  @Test
  void anAutoscalerKeepsItsBounds() {
    apply(
        deployment("web", 1, "")
            + """
            ---
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 3
            """);
    awaitAvailable("web", 2);
    Edits.patiently(
        () -> client.apps().deployments().inNamespace(namespace).withName("web").scale(5));
    Edits.patiently(
        () ->
            client
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(namespace)
                .withName("web")
                .edit(
                    s -> {
                      s.getMetadata().setLabels(Map.of("look", "again"));
                      return s;
                    }));
    awaitAvailable("web", 3);
    assertThat(events("SuccessfulRescale"))
        .containsExactlyInAnyOrder(
            "New size: 2; reason: Current number of replicas below Spec.MinReplicas",
            "New size: 3; reason: Current number of replicas above Spec.MaxReplicas");
  }

  @Test
  void servicesGetTheirAddresses() {
    apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: s}
        spec: {type: LoadBalancer, ports: [{port: 80}]}
        """);
    await()
        .untilAsserted(
            () -> {
              var service = client.services().inNamespace(namespace).withName("s").get();
              assertThat(service.getSpec().getClusterIP()).startsWith("10.96.");
              assertThat(service.getStatus()).isNotNull();
              assertThat(service.getStatus().getLoadBalancer().getIngress()).hasSize(1);
            });
  }
}
