package dev.tsunagi.api.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import module java.base;

import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an API server refuses by the CRD alone, before the operator sees it.
class WorkloadRulesIT {

  private static KubernetesSimulator server;
  private static KubernetesClient client;

  @BeforeAll
  static void start() throws IOException {
    server = KubernetesSimulator.start(KubernetesSimulator.Settings.defaults());
    client = KubernetesClients.of(Config.fromKubeconfig(server.kubeconfig()), "test");
    apply(Files.readString(Path.of("crds/tsunagi.dev_virtualnodeworkloads.yaml")));
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  private static GenericKubernetesResource apply(String yaml) {
    var object = Serialization.unmarshal(yaml, GenericKubernetesResource.class);
    return client.resource(object).fieldManager("test").forceConflicts().serverSideApply();
  }

  private static GenericKubernetesResource workload(String name, String spec) {
    return apply(
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: VirtualNodeWorkload
        metadata: {name: %s, namespace: default}
        spec: {image: a, %s}
        """
            .formatted(name, spec));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'ports: [{containerPort: 30000}]'                           | ports from 30000 to 32767 are those of node ports
          'ports: [{containerPort: 32767}]'                           | ports from 30000 to 32767 are those of node ports
          'probes: {readiness: {}}'                                   | give one of httpGet and exec
          'probes: {readiness: {exec: [a], httpGet: {port: 1}}}'      | give one of httpGet and exec
          'env: [{name: A, value: b, fieldPath: c}]'                  | give one of value, secretKeyRef
          'autoscaling: {minReplicas: 3, maxReplicas: 2, cpuPercent: 1}' | minReplicas must not be above maxReplicas
          'autoscaling: {minReplicas: 1, maxReplicas: 2}'             | give cpuPercent, memoryPercent or both
          'disruptionBudget: {minAvailable: "1", maxUnavailable: "1"}' | give one of minAvailable and maxUnavailable
          'job: {}, replicas: 1'                                      | a job has no replicas
          'job: {}, service: {}'                                      | a job serves nobody
          'job: {timeZone: UTC}'                                      | timeZone and concurrencyPolicy need a schedule
          'route: {ingress: {}}'                                      | route leads to the service
          'service: {}, route: {}'                                    | give one of ingress and gateway
          'service: {}, route: {gateway: {name: a}, tlsSecretName: b}' | a gateway's TLS is its listener's
          'service: {loadBalancer: {internal: true}}'                 | loadBalancer needs type: LoadBalancer
          'service: {type: LoadBalancer, loadBalancer: {minMbps: 200}}' | minMbps must not be above maxMbps
          'service: {type: LoadBalancer, loadBalancer: {tlsSecretName: a}}' | tlsSecretName and tlsPorts go together
          'placement: {tolerations: [{}]}'                            | give the key
          'bindings: [{name: a, ref: {kind: Widget, name: b}}]'       | give apiVersion
          'service: {type: NodePort}'                                 | NodePort
          'size: {cpu: lots}'                                         | size.cpu
          'rollout: {maxSurge: some}'                                 | maxSurge
          """)
  void isRefused(String spec, String says) {
    var refused =
        catchThrowableOfType(KubernetesClientException.class, () -> workload("bad", spec));
    assertThat(refused).as("accepted").isNotNull();
    assertThat(refused.getMessage()).contains(says);
  }

  /// A service and a job are different things.
  @Test
  void whatItIsCannotChange() {
    workload("fixed", "replicas: 1");
    assertThat(
            catchThrowableOfType(
                    KubernetesClientException.class,
                    () ->
                        client
                            .genericKubernetesResources(
                                "tsunagi.dev/v1alpha1", "VirtualNodeWorkload")
                            .inNamespace("default")
                            .withName("fixed")
                            .edit(
                                w -> {
                                  w.setAdditionalProperty(
                                      "spec", Map.of("image", "a", "job", Map.of()));
                                  return w;
                                }))
                .getMessage())
        .contains("a service cannot become a job");
  }

  /// The operator refuses it, and says why: the API server must not drop it before.
  @Test
  void whatNoFieldIsIsKeptToBeRefusedByName() {
    var kept =
        workload(
            "stray",
            "initContainers: [{name: a}], ports: [{containerPort: 1, hostPort: 2}], security:"
                + " {fsGroup: 3}");
    assertThat(kept.<Object>get("spec", "initContainers", 0, "name")).isEqualTo("a");
    assertThat(kept.<Object>get("spec", "ports", 0, "hostPort")).isEqualTo(2);
    assertThat(kept.<Object>get("spec", "security", "fsGroup")).isEqualTo(3);
  }

  @Test
  void aWorkloadCanBeScaled() {
    workload("scaled", "replicas: 1");
    client.resources(VirtualNodeWorkload.class).inNamespace("default").withName("scaled").scale(4);
    assertThat(
            client
                .resources(VirtualNodeWorkload.class)
                .inNamespace("default")
                .withName("scaled")
                .get()
                .getSpec()
                .replicas())
        .isEqualTo(4);
  }
}
