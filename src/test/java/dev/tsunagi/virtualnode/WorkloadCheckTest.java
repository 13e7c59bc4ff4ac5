package dev.tsunagi.virtualnode;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkloadCheckTest {

  private static final String SIZED =
      "containers: [{name: a, resources: {limits: {cpu: 1, memory: 1Gi}}}]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          apps/v1              | Deployment  | {template: {spec: {hostPID: true, SIZED}}}  | host-namespaces at spec.template.spec.hostPID
          apps/v1              | ReplicaSet  | {template: {spec: {hostPID: true, SIZED}}}  | host-namespaces at spec.template.spec.hostPID
          apps/v1              | StatefulSet | {template: {spec: {SIZED}}}                 |
          apps/v1              | StatefulSet | {volumeClaimTemplates: [{}], template: {}}  | volume-claims at spec.volumeClaimTemplates
          apps/v1              | DaemonSet   | {template: {spec: {hostPID: true, SIZED}}}  | daemon-set at kind, host-namespaces at spec.template.spec.hostPID
          batch/v1             | Job         | {template: {spec: {SIZED}}}                 | finished-job at spec.ttlSecondsAfterFinished
          batch/v1             | Job         | {ttlSecondsAfterFinished: 0, template: {spec: {SIZED}}} |
          batch/v1             | CronJob     | {jobTemplate: {spec: {template: {spec: {hostIPC: true, SIZED}}}}} | finished-cron-job at spec.jobTemplate.spec.ttlSecondsAfterFinished, host-namespaces at spec.jobTemplate.spec.template.spec.hostIPC
          v1                   | Pod         | {hostPID: true, SIZED}                      | host-namespaces at spec.hostPID
          v1                   | ReplicationController | {template: {spec: {hostPID: true, SIZED}}} | host-namespaces at spec.template.spec.hostPID
          networking.k8s.io/v1 | NetworkPolicy | {}                                        | network-policy at kind
          autoscaling.k8s.io/v1 | VerticalPodAutoscaler | {}                               | vertical-autoscaler at kind
          v1                   | Service     | {externalTrafficPolicy: Local}              | external-traffic-policy at spec.externalTrafficPolicy
          v1                   | Service     | {externalTrafficPolicy: Cluster}            |
          other.example/v1     | DaemonSet   | {template: {spec: {hostPID: true}}}         |
          """)
  void knowsWhereEachKindKeepsItsPods(String apiVersion, String kind, String spec, String found) {
    var object =
        PodRows.yaml(
            "apiVersion: %s\nkind: %s\nspec: %s"
                .formatted(apiVersion, kind, spec.replace("SIZED", SIZED)));
    assertThat(
            WorkloadCheck.findings(object).stream()
                .map(f -> f.rule().id() + " at " + f.path())
                .collect(Collectors.joining(", ")))
        .isEqualTo(Objects.requireNonNullElse(found, ""));
  }
}
