package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.simulator.controllers.Controllers;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// kubectl with controllers and nodes behind the API server.
@SuppressWarnings("NullAway.Init")
class KubectlWorkloadsIT {

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        replicas: 2
        selector: {matchLabels: {app: web}}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: main, image: "app:1"}]}
      """;

  private static final String CRON_JOB =
      """
      apiVersion: batch/v1
      kind: CronJob
      metadata: {name: nightly}
      spec:
        schedule: "0 3 * * *"
        jobTemplate: {spec: {template: {spec: {restartPolicy: Never, containers: [{name: a, image: a}]}}}}
      """;

  private static final String FRONT =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: front}
      spec: {type: LoadBalancer, ports: [{port: 80}]}
      """;

  @TempDir static Path home;
  private static KubernetesSimulator simulator;
  private static KubernetesClient client;
  private static Controllers controllers;
  private static Kubectl kubectl;

  @BeforeAll
  static void start() throws IOException {
    Assumptions.assumeTrue(Kubectl.binary().isPresent(), "kubectl is not on the PATH");
    simulator = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(simulator.kubeconfig()))
            .build();
    controllers = Controllers.start(client, Controllers.Settings.defaults());
    kubectl = Kubectl.in(home, simulator.kubeconfig());
  }

  @AfterAll
  static void stop() {
    if (simulator != null) {
      controllers.close();
      client.close();
      simulator.close();
    }
  }

  /// The lines of a table, with single spaces, ages left out.
  private static List<String> table(String... arguments) {
    return kubectl
        .ok(arguments)
        .lines()
        .map(line -> line.strip().replaceAll("\\s+", " ").replaceAll("\\b\\d+s\\b", "AGO"))
        .toList();
  }

  @Test
  void aDeploymentRollsOutAndBack() {
    kubectl.given(WEB, "apply", "-f", "-");
    assertThat(kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s"))
        .contains("deployment \"web\" successfully rolled out");
    assertThat(table("get", "deployments"))
        .containsExactly("NAME READY UP-TO-DATE AVAILABLE AGE", "web 2/2 2 2 AGO");
    assertThat(table("get", "deployments", "-o", "wide").getLast())
        .isEqualTo("web 2/2 2 2 AGO main app:1 app=web");
    assertThat(table("get", "pods", "-l", "app=web").getFirst())
        .isEqualTo("NAME READY STATUS RESTARTS AGE");
    assertThat(table("get", "pods", "-l", "app=web").getLast())
        .matches("web-\\w+-\\w{5} 1/1 Running 0 AGO");
    kubectl.ok("set", "image", "deployment/web", "main=app:2");
    kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
    assertThat(kubectl.ok("rollout", "history", "deployment/web")).contains("1 ", "2 ");
    kubectl.ok("rollout", "undo", "deployment/web");
    kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
    assertThat(
            kubectl.ok(
                "get",
                "pods",
                "-l",
                "app=web",
                "-o",
                "jsonpath={.items[*].spec.containers[0].image}"))
        .isEqualTo("app:1 app:1");
    kubectl.ok("scale", "deployment/web", "--replicas=3");
    kubectl.ok(
        "wait", "deployment/web", "--for=jsonpath={.status.readyReplicas}=3", "--timeout=30s");
    kubectl.ok("rollout", "restart", "deployment/web");
    kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
    assertThat(kubectl.ok("describe", "deployment", "web")).contains("ScalingReplicaSet");
  }

  @Test
  void jobsEnd() {
    kubectl.ok("create", "job", "once", "--image=a", "--", "sh", "-c", "exit 0");
    kubectl.ok("wait", "job/once", "--for=condition=Complete", "--timeout=30s");
    assertThat(table("get", "jobs", "once").getFirst())
        .isEqualTo("NAME STATUS COMPLETIONS DURATION AGE");
    assertThat(table("get", "jobs", "once").getLast()).isEqualTo("once Complete 1/1 AGO AGO");
    assertThat(table("get", "pods", "-l", "job-name=once").getLast()).contains("0/1 Completed 0");
  }

  @Test
  void aCronJobCanBeRunByHand() {
    kubectl.given(CRON_JOB, "apply", "-f", "-");
    kubectl.ok("create", "job", "now", "--from=cronjob/nightly");
    kubectl.ok("wait", "job/now", "--for=condition=Complete", "--timeout=30s");
    assertThat(table("get", "cronjobs").getLast())
        .matches("nightly 0 3 \\* \\* \\* <none> False 0 <none> AGO");
  }

  @Test
  void whatIsRefusedIsSeen() {
    kubectl.given(
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: refused}
        spec: {hostPID: true, containers: [{name: a, image: a}]}
        """,
        "apply",
        "-f",
        "-");
    kubectl.ok(
        "wait", "pod/refused", "--for=jsonpath={.status.reason}=ProviderFailed", "--timeout=30s");
    assertThat(table("get", "pod", "refused").getLast())
        .isEqualTo("refused 0/1 ProviderFailed 0 AGO");
    assertThat(kubectl.ok("describe", "pod", "refused"))
        .contains("Error creating pod: [host namespaces are not supported]");
  }

  @Test
  void nodesAndServicesAreListed() {
    assertThat(table("get", "nodes"))
        .containsExactly(
            "NAME STATUS ROLES AGE VERSION",
            "10.0.10.11 Ready virtual-node AGO v1.34.2",
            "10.0.10.12 Ready virtual-node AGO v1.34.2");
    kubectl.given(FRONT, "apply", "-f", "-");
    kubectl.ok(
        "wait",
        "service/front",
        "--for=jsonpath={.status.loadBalancer.ingress[0].ip}",
        "--timeout=30s");
    assertThat(table("get", "service", "front").getLast())
        .matches("front LoadBalancer 10\\.96\\.\\S+ 192\\.0\\.\\S+ 80/TCP AGO");
  }
}
