package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.support.Edits;
import dev.tsunagi.support.LiveControllers;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.Writes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Workloads through the whole operator: made, changed, refused, scaled and deleted.
class WorkloadIT {

  private static final Writes WRITES = new Writes();
  private static Rig rig;
  private static LiveControllers controllers;

  /// Pods that want it wait until a test makes the Secret.
  private static final String LATER =
      "env: [{name: LATER, secretKeyRef: {name: later, key: word}}]";

  @BeforeAll
  static void start() {
    rig = Rig.start(WRITES::overhear, "--oci-region", "eu-frankfurt-1");
    controllers = LiveControllers.start(rig);
  }

  @AfterAll
  static void stop() {
    controllers.close();
    rig.close();
  }

  /// What is ours in a namespace, as `Kind name`.
  private static Set<String> owned(String namespace) {
    var client = rig.client;
    return Stream.<List<? extends HasMetadata>>of(
            client.apps().deployments().inNamespace(namespace).list().getItems(),
            client.batch().v1().jobs().inNamespace(namespace).list().getItems(),
            client.services().inNamespace(namespace).list().getItems(),
            client.configMaps().inNamespace(namespace).list().getItems(),
            client.serviceAccounts().inNamespace(namespace).list().getItems(),
            client.policy().v1().podDisruptionBudget().inNamespace(namespace).list().getItems(),
            client
                .autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(namespace)
                .list()
                .getItems(),
            client.network().v1().ingresses().inNamespace(namespace).list().getItems())
        .flatMap(List::stream)
        .filter(o -> !o.getMetadata().getOwnerReferences().isEmpty())
        .map(o -> o.getKind() + " " + o.getMetadata().getName().replaceAll("-[0-9a-f]{10}$", "-*"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aServiceBecomesReadyAndSaysWhereAndHowLargeItIs() {
    var stage = WorkloadStage.of(rig, "whole");
    stage.workload(
        "shop",
        """
        image: a
        ports: [{name: http, containerPort: 8080}]
        size: {cpu: "3", memory: 1Gi}
        sidecars: [{name: logs, image: b}]
        replicas: 3
        service: {type: LoadBalancer, ports: [{port: 80, targetPort: 8080}]}
        route: {hosts: [shop.example.com], ingress: {}}
        files: [{name: config, mountPath: /etc/shop, contents: {a.txt: hello}}]
        """
            + LATER);
    stage.awaitCondition("shop", "Ready", "PodsNotReady", "0 of 3 pods are ready");
    assertThat(stage.get("shop").getStatus().observedGeneration()).isNull();
    assertThat(stage.condition("shop", "Progressing").status()).isEqualTo("True");
    stage.secret("later", "{word: go}");
    stage.awaitReady("shop");
    var status = stage.get("shop").getStatus();
    assertThat(status.url()).isEqualTo("http://shop.example.com");
    assertThat(status.replicas()).isEqualTo(3);
    assertThat(status.readyReplicas()).isEqualTo(3);
    assertThat(status.selector()).isEqualTo("tsunagi.dev/workload=shop");
    assertThat(status.podSize().billed()).isEqualTo("2 OCPU, 2 GB");
    assertThat(status.notes()).singleElement().asString().contains("pod-readiness-gate-inject");
    assertThat(stage.condition("shop", "Progressing").reason()).isEqualTo("RolledOut");
    assertThat(owned("whole"))
        .containsExactly(
            "ConfigMap shop-config-*",
            "Deployment shop",
            "Ingress shop",
            "PodDisruptionBudget shop",
            "Service shop",
            "ServiceAccount shop");
  }

  @Test
  void whyPodsDoNotRunIsTold() {
    var stage = WorkloadStage.of(rig, "troubled");
    stage.workload("web", "{image: a, replicas: 2, " + LATER + "}");
    stage.workload("lost", "{image: a, replicas: 1, placement: {nodeSelector: {no: where}}}");
    stage.awaitCondition(
        "web",
        "Ready",
        "PodsNotReady",
        "0 of 2 pods are ready: pod web-",
        " and 1 more: container main: CreateContainerConfigError: secret \"later\" not found");
    stage.awaitCondition(
        "lost", "Ready", "PodsNotReady", "didn't match Pod's node affinity/selector");
  }

  @Test
  void nothingIsWrittenAtRest() {
    var stage = WorkloadStage.of(rig, "rest");
    stage.workload("web", "{image: a, ports: [{containerPort: 80}], service: {}, replicas: 1}");
    stage.awaitReady("web");
    var marker = WorkloadStage.of(rig, "rest-marker");
    marker.workload("before", "{image: a, replicas: 1}");
    marker.awaitReady("before");
    WRITES.forget();
    Edits.patiently(
        () ->
            rig.client
                .resources(VirtualNodeWorkload.class)
                .inNamespace("rest")
                .withName("web")
                .edit(
                    w -> {
                      w.getMetadata().setAnnotations(Map.of("look", "again"));
                      return w;
                    }));
    marker.workload("after", "{image: a, replicas: 1}");
    marker.awaitReady("after");
    assertThat(WRITES.like(".*/namespaces/rest/.*")).isEmpty();
  }

  @Test
  void aChangeIsWaitedForAndLeavesNothingOldBehind() {
    var stage = WorkloadStage.of(rig, "changed");
    var spec =
        "{image: %s, replicas: 1, ports: [{containerPort: 80}], files: [{name: a, mountPath: /a,"
            + " contents: {x: %s}}]%s}";
    stage.workload("web", spec.formatted("one", "one", ", service: {}"));
    stage.awaitReady("web");
    stage.workload("web", spec.formatted("two", "two", ", " + LATER));
    stage.awaitThat(
        () ->
            assertThat(stage.deployment("web").getSpec().getTemplate().getSpec().getContainers())
                .first()
                .extracting(c -> c.getImage())
                .isEqualTo("two"));
    stage.awaitCondition("web", "Progressing", "RollingOut");
    // The pods of the first revision serve on, and may need their files again.
    assertThat(stage.condition("web", "Ready").status()).isEqualTo("True");
    assertThat(stage.get("web").getStatus().observedGeneration()).isEqualTo(1);
    assertThat(rig.client.configMaps().inNamespace("changed").list().getItems()).hasSize(2);
    stage.secret("later", "{word: go}");
    stage.awaitReady("web");
    stage.awaitThat(
        () ->
            assertThat(owned("changed"))
                .containsExactly(
                    "ConfigMap web-a-*",
                    "Deployment web",
                    "PodDisruptionBudget web",
                    "ServiceAccount web"));
    stage.awaitThat(
        () ->
            assertThat(rig.client.configMaps().inNamespace("changed").list().getItems())
                .hasSize(1));
  }

  @Test
  void whatIsNotOursIsLeftAlone() {
    var stage = WorkloadStage.of(rig, "foreign");
    rig.apply(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: web, namespace: foreign, labels: {tsunagi.dev/workload: web}}
        spec: {ports: [{port: 1}], selector: {a: b}}
        """);
    stage.workload("web", "{image: a, ports: [{containerPort: 80}], service: {}}");
    stage.awaitCondition("web", "Synced", "ObjectNotOurs", "Service \"web\"", "not ours");
    assertThat(stage.condition("web", "Ready").status()).isEqualTo("False");
    assertThat(owned("foreign")).isEmpty();
    rig.client.resources(VirtualNodeWorkload.class).inNamespace("foreign").withName("web").delete();
    stage.awaitThat(() -> assertThat(stage.get("web")).isNull());
    var service = rig.client.services().inNamespace("foreign").withName("web").get();
    assertThat(service.getSpec().getSelector()).isEqualTo(Map.of("a", "b"));
    assertThat(service.getMetadata().getAnnotations()).isNullOrEmpty();
  }

  @Test
  void aDeletedWorkloadLeavesNothingBehind() {
    var stage = WorkloadStage.of(rig, "deleted");
    stage.secret("db", "{password: x}");
    stage.workload(
        "web",
        """
        image: a
        ports: [{containerPort: 80}]
        service: {}
        route: {ingress: {}}
        autoscaling: {minReplicas: 1, maxReplicas: 2, cpuPercent: 50}
        files: [{name: a, mountPath: /a, contents: {x: y}}]
        bindings: [{name: db, ref: {kind: Secret, name: db}}]
        """);
    stage.awaitReady("web");
    rig.client.resources(VirtualNodeWorkload.class).inNamespace("deleted").withName("web").delete();
    stage.awaitThat(() -> assertThat(owned("deleted")).isEmpty());
    assertThat(rig.client.secrets().inNamespace("deleted").withName("db").get()).isNotNull();
  }

  @Test
  void kubectlScaleAndAutoscalersAreNotCrossed() {
    var stage = WorkloadStage.of(rig, "scaled");
    stage.workload(
        "auto",
        "{image: a, replicas: 9, autoscaling: {minReplicas: 1, maxReplicas: 9, cpuPercent: 50}}");
    stage.workload("open", "{image: a}");
    stage.workload("fixed", "{image: a, replicas: 2}");
    for (var name : List.of("auto", "open", "fixed")) {
      stage.awaitReady(name);
    }
    assertThat(stage.deployment("fixed").getSpec().getReplicas()).isEqualTo(2);
    assertThat(stage.get("auto").getStatus().notes())
        .singleElement()
        .asString()
        .contains("spec.replicas is not followed");
    assertThat(stage.get("fixed").getStatus().notes()).isEmpty();
    rig.client
        .resources(VirtualNodeWorkload.class)
        .inNamespace("scaled")
        .withName("fixed")
        .scale(5);
    for (var name : List.of("auto", "open")) {
      rig.client.apps().deployments().inNamespace("scaled").withName(name).scale(4);
    }
    stage.awaitThat(
        () -> assertThat(stage.deployment("fixed").getSpec().getReplicas()).isEqualTo(5));
    // A change of everything else does not bring the number back.
    stage.workload("open", "{image: b}");
    stage.workload(
        "auto",
        "{image: b, replicas: 9, autoscaling: {minReplicas: 1, maxReplicas: 9, cpuPercent: 50}}");
    for (var name : List.of("auto", "open")) {
      stage.awaitReady(name);
      assertThat(stage.deployment(name).getSpec().getReplicas()).as(name).isEqualTo(4);
      assertThat(stage.get(name).getStatus().replicas()).as(name).isEqualTo(4);
    }
    // Nor does autoscaling that comes later begin with one pod.
    stage.workload(
        "fixed", "{image: a, autoscaling: {minReplicas: 1, maxReplicas: 9, cpuPercent: 50}}");
    stage.awaitReady("fixed");
    assertThat(stage.deployment("fixed").getSpec().getReplicas()).isEqualTo(5);
  }

  /// What `kubectl rollout restart` sets is not ours to take away.
  @Test
  void othersMaySetWhatWeDoNot() {
    var stage = WorkloadStage.of(rig, "restarted");
    stage.workload("web", "{image: a, replicas: 1}");
    stage.awaitReady("web");
    rig.client.apps().deployments().inNamespace("restarted").withName("web").rolling().restart();
    stage.workload("web", "{image: b, replicas: 1}");
    stage.awaitReady("web");
    var template = stage.deployment("web").getSpec().getTemplate();
    assertThat(template.getMetadata().getAnnotations())
        .containsKey("kubectl.kubernetes.io/restartedAt");
    assertThat(template.getSpec().getContainers().getFirst().getImage()).isEqualTo("b");
  }

  @Test
  void driftIsPutRight() {
    var stage = WorkloadStage.of(rig, "drift");
    stage.workload("web", "{image: a, replicas: 1, ports: [{containerPort: 80}], service: {}}");
    stage.awaitReady("web");
    Edits.patiently(
        () ->
            rig.client
                .apps()
                .deployments()
                .inNamespace("drift")
                .withName("web")
                .edit(
                    d -> {
                      d.getSpec()
                          .getTemplate()
                          .getSpec()
                          .getContainers()
                          .getFirst()
                          .setImage("evil");
                      return d;
                    }));
    rig.client.services().inNamespace("drift").withName("web").delete();
    stage.awaitThat(
        () -> {
          assertThat(stage.deployment("web").getSpec().getTemplate().getSpec().getContainers())
              .first()
              .extracting(c -> c.getImage())
              .isEqualTo("a");
          assertThat(rig.client.services().inNamespace("drift").withName("web").get()).isNotNull();
        });
  }

  @Test
  void whatCannotRunIsRefusedAndWhatRunsGoesOn() {
    var stage = WorkloadStage.of(rig, "refused");
    stage.workload("web", "{image: a, replicas: 1}");
    stage.awaitReady("web");
    stage.workload("web", "{image: b, replicas: 1, initContainers: [{name: x, image: y}]}");
    stage.awaitCondition(
        "web", "Synced", "InvalidSpec", "spec.initContainers cannot run: init containers");
    assertThat(stage.condition("web", "Ready").status()).isEqualTo("True");
    assertThat(stage.get("web").getStatus().observedGeneration()).isEqualTo(1);
    assertThat(stage.deployment("web").getSpec().getTemplate().getSpec().getContainers())
        .first()
        .extracting(c -> c.getImage())
        .isEqualTo("a");
    assertThat(rig.events("refused"))
        .anyMatch(e -> e.startsWith("Warning InvalidSpec web: spec.init"));
  }

  @Test
  void aPausedWorkloadIsLeftAsItIs() {
    var stage = WorkloadStage.of(rig, "paused");
    stage.workload("web", "{image: a, replicas: 1}");
    stage.awaitReady("web");
    Edits.patiently(
        () ->
            rig.client
                .resources(VirtualNodeWorkload.class)
                .inNamespace("paused")
                .withName("web")
                .edit(
                    w -> {
                      w.getMetadata().setAnnotations(Map.of("tsunagi.dev/paused", "true"));
                      return w;
                    }));
    stage.awaitCondition("web", "Synced", "Paused", "nothing is written");
    rig.client.apps().deployments().inNamespace("paused").withName("web").scale(5);
    assertThat(stage.condition("web", "Ready").status()).isEqualTo("True");
    assertThat(stage.deployment("web").getSpec().getReplicas()).isEqualTo(5);
  }

  @Test
  void aRouteNeedsAGateway() {
    var stage = WorkloadStage.of(rig, "gateway");
    stage.workload(
        "web",
        "{image: a, ports: [{containerPort: 80}], service: {}, route: {gateway: {name: public}}}");
    stage.awaitCondition("web", "Synced", "ReferenceNotFound", "the cluster has no kind HTTPRoute");
    rig.apply(
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: httproutes.gateway.networking.k8s.io}
        spec:
          group: gateway.networking.k8s.io
          names: {kind: HTTPRoute, plural: httproutes}
          scope: Namespaced
          versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
        """);
    stage.awaitReady("web");
    var routes =
        rig.client
            .genericKubernetesResources("gateway.networking.k8s.io/v1", "HTTPRoute")
            .inNamespace("gateway");
    assertThat(routes.withName("web").get().<String>get("spec", "parentRefs", 0, "name"))
        .isEqualTo("public");
    stage.workload("web", "{image: a, ports: [{containerPort: 80}], service: {}}");
    stage.awaitThat(() -> assertThat(routes.list().getItems()).isEmpty());
  }

  @Test
  void aJobRunsOnceAndIsPaidForNoLonger() {
    var stage = WorkloadStage.of(rig, "once");
    stage.workload("migrate", "{image: a, job: {ttlSecondsAfterFinished: 1}, %s}".formatted(LATER));
    stage.awaitCondition("migrate", "Ready", "Running");
    var jobs = rig.client.batch().v1().jobs().inNamespace("once");
    assertThat(jobs.list().getItems()).hasSize(1);
    stage.secret("later", "{word: go}");
    stage.awaitCondition("migrate", "Ready", "Complete");
    stage.awaitThat(() -> assertThat(jobs.list().getItems()).isEmpty());
    stage.workload(
        "migrate",
        "{image: a, podLabels: {}, job: {ttlSecondsAfterFinished: 2}, %s}".formatted(LATER));
    stage.awaitThat(
        () -> {
          assertThat(stage.get("migrate").getStatus().observedGeneration()).isNotNull();
          assertThat(jobs.list().getItems()).isEmpty();
        });
    stage.workload("migrate", "{image: b, job: {}}");
    stage.awaitThat(() -> assertThat(jobs.list().getItems()).hasSize(1));
  }

  @Test
  void aJobThatFailsSaysSo() {
    var stage = WorkloadStage.of(rig, "failing");
    stage.workload("migrate", "{image: a, command: [sh, -c, exit 3], job: {backoffLimit: 0}}");
    stage.awaitCondition("migrate", "Ready", "JobFailed");
    assertThat(stage.condition("migrate", "Ready").status()).isEqualTo("False");
  }

  @Test
  void aScheduleIsReadyAtOnce() {
    var stage = WorkloadStage.of(rig, "nightly");
    stage.workload("report", "{image: a, job: {schedule: 0 3 * * *}}");
    stage.awaitCondition("report", "Ready", "Scheduled");
    assertThat(rig.client.batch().v1().cronjobs().inNamespace("nightly").withName("report").get())
        .isNotNull();
  }

  @Test
  void workloadIdentityIsToldToThePods() {
    var stage = WorkloadStage.of(rig, "identity");
    stage.workload("web", "{image: a, replicas: 1, serviceAccount: {workloadIdentity: {}}}");
    stage.awaitReady("web");
    var pod = stage.deployment("web").getSpec().getTemplate().getSpec();
    assertThat(pod.getAutomountServiceAccountToken()).isTrue();
    assertThat(pod.getServiceAccountName()).isEqualTo("web");
    assertThat(pod.getContainers().getFirst().getEnv())
        .anyMatch(
            e ->
                e.getName().equals("OCI_RESOURCE_PRINCIPAL_REGION")
                    && e.getValue().equals("eu-frankfurt-1"));
  }
}
