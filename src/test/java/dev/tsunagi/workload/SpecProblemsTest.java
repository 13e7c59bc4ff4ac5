package dev.tsunagi.workload;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What does not run on a virtual node is refused with its path, the reason and the remedy.
class SpecProblemsTest {

  private static List<String> problems(String name, String fields) {
    var yaml =
        """
        apiVersion: tsunagi.dev/v1alpha1
        kind: VirtualNodeWorkload
        metadata: {name: %s, namespace: demo, uid: 6f1c}
        spec: {%s}
        """
            .formatted(name, fields);
    return SpecProblems.of(Manifests.read(VirtualNodeWorkload.class, yaml)).stream()
        .map(SpecProblem::message)
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          initContainers: [{name: a, image: b}]                    | spec.initContainers cannot run: init containers
          hostNetwork: true                                        | spec.hostNetwork cannot run: a pod shares nothing
          hostPID: true                                            | spec.hostPID cannot run: a pod shares nothing
          shareProcessNamespace: true                              | spec.shareProcessNamespace cannot run:
          ephemeralContainers: [{name: a}]                         | spec.ephemeralContainers cannot run:
          hostname: a                                              | spec.hostname cannot run:
          overhead: {cpu: 1}                                       | spec.overhead cannot run:
          os: {name: linux}                                        | spec.os cannot run:
          tty: true                                                | spec.tty cannot run: there is no terminal
          stdin: true                                              | spec.stdin cannot run: there is no terminal
          volumeDevices: [{name: a, devicePath: /x}]               | spec.volumeDevices cannot run:
          volumes: [{name: a, hostPath: {path: /}}]                | spec.volumes cannot run: there is no host file system
          volumes: [{name: a, persistentVolumeClaim: {claimName: x}}] | spec.volumes cannot run: persistent volumes
          volumeMounts: [{name: a, mountPath: /a, subPath: b}]     | spec.volumeMounts cannot run: subPath is not supported
          'security: {fsGroup: 1}'                                 | spec.security.fsGroup cannot run: groups of volumes
          'security: {seccompProfile: {type: RuntimeDefault}}'     | spec.security.seccompProfile cannot run: seccomp
          'security: {privileged: true}'                           | spec.security.privileged cannot run:
          'security: {allowPrivilegeEscalation: true}'             | spec.security.allowPrivilegeEscalation cannot run:
          'security: {supplementalGroups: [1]}'                    | spec.security.supplementalGroups cannot run:
          'security: {sysctls: [{name: a, value: b}]}'             | spec.security.sysctls cannot run:
          'security: {seLinuxOptions: {level: a}}'                 | spec.security.seLinuxOptions cannot run:
          'security: {procMount: Unmasked}'                        | spec.security.procMount cannot run:
          'probes: {liveness: {grpc: {port: 1}}}'                  | spec.probes.liveness.grpc cannot run: gRPC
          'probes: {liveness: {exec: [a], terminationGracePeriodSeconds: 1}}' | spec.probes.liveness.terminationGracePeriodSeconds cannot run:
          'ports: [{containerPort: 80, hostPort: 80}]'             | spec.ports[0].hostPort cannot run: host ports
          'ports: [{containerPort: 80, hostIP: 1.2.3.4}]'          | spec.ports[0].hostIP cannot run: host addresses
          'ports: [{containerPort: 30001}]'                        | container ports may not lie in the range of node ports
          'size: {nvidia.com/gpu: "1"}'                            | spec.size.nvidia.com/gpu cannot run:
          'scratch: {mountPath: /tmp, sizeLimit: 1Gi}'             | spec.scratch.sizeLimit cannot run: an emptyDir cannot be limited
          'files: [{name: a, mountPath: /a, subPath: b}]'          | spec.files[0].subPath cannot run: subPath
          'files: [{name: a, mountPath: /a, defaultMode: 256}]'    | spec.files[0].defaultMode cannot run: files of volumes have the mode 0644
          'env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}]' | spec.env[0].valueFrom cannot run: resourceFieldRef
          'sidecars: [{name: a, image: b, restartPolicy: Always}]' | spec.sidecars[0].restartPolicy is no field of a workload
          'sidecars: [{name: a, image: b, security: {fsGroup: 1}}]' | spec.sidecars[0].security.fsGroup cannot run:
          replcias: 2                                              | spec.replcias is no field of a workload
          'ports: [{containerPort: 80}], service: {externalTrafficPolicy: Local}'  | spec.service.externalTrafficPolicy is no field of a workload
          'service: {}'                                            | spec.service.ports is missing, and spec.ports as well
          'route: {ingress: {}}'                                   | spec.route leads to no service
          'ports: [{containerPort: 80}], service: {}, route: {}'   | spec.route must have one of ingress and gateway
          'job: {}, replicas: 2'                                   | spec.job is given beside replicas
          'job: {}, ports: [{containerPort: 80}], service: {}'     | spec.job is given beside service
          'rollout: {maxSurge: "0"}'                               | spec.rollout lets no pod come and none go
          'rollout: {debounce: -1s}'                               | spec.rollout.debounce is negative
          'scratch: {mountPath: tmp}'                              | spec.scratch.mountPath is "tmp"
          'scratch: {mountPath: /a}, files: [{name: a, mountPath: /a}]' | spec.files[0].mountPath is "/a", where something else is mounted
          'bindings: [{name: a, ref: {kind: Secret, name: x}}, {name: a, ref: {kind: Secret, name: y}}]' | spec.bindings has "a" twice
          'sidecars: [{name: main, image: b}]'                     | spec.sidecars has "main" twice
          'sidecars: [{name: a, image: b, bindings: [x]}]'         | spec.sidecars[0].bindings names no binding: "x"
          'env: [{name: A, value: a}, {name: A, value: b}]'        | spec.env has "A" twice
          """)
  void isRefusedByName(String fields, String says) {
    assertThat(problems("web", "image: a, " + fields))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .startsWith(says.startsWith("spec") ? says : "")
        .contains(says);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Shop", "shop.example", "1shop", "shop-", "a_b"})
  void aNameMustFitWhereverItGoes(String name) {
    assertThat(problems("\"" + name + "\"", "image: a"))
        .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .startsWith("metadata.name is");
    assertThat(problems("a".repeat(53), "image: a")).hasSize(1);
    assertThat(problems("a".repeat(52), "image: a")).isEmpty();
  }

  @Test
  void anImageIsNeeded() {
    assertThat(problems("web", "replicas: 1")).contains("spec.image is missing");
  }
}
