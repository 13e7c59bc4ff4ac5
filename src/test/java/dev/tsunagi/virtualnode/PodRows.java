package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What the documents say about pods on virtual nodes, row by row and both ways. The checker, the
/// admission policy and the simulated kubelet all answer to it.
///
/// @param rule that is against the pod, and `path` where
/// @param refused a pod template
/// @param accepted one that comes as near as it may
public record PodRows(String rule, String path, JsonNode refused, JsonNode accepted) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /// Columns: rule; refused; path; accepted. `p` starts a pod spec, `c` a container, `v` a volume,
  /// `m` a mount, `s` the sources of a projected volume.
  private static final String TABLE =
      """
      init-containers           | p initContainers: [{name: a}] | spec.initContainers | p initContainers: []
      ephemeral-containers      | p ephemeralContainers: [{name: a}] | spec.ephemeralContainers | p ephemeralContainers: []
      host-namespaces           | p hostIPC: true | spec.hostIPC | p hostIPC: false
      host-namespaces           | p hostNetwork: true | spec.hostNetwork | p hostNetwork: false
      host-namespaces           | p hostPID: true | spec.hostPID | p hostPID: false
      hostname                  | p hostname: web | spec.hostname | p subdomain: web
      os                        | p os: {name: linux} | spec.os | p nodeSelector: {kubernetes.io/os: linux}
      overhead                  | p overhead: {cpu: 100m} | spec.overhead | p overhead: {}
      shared-by-containers      | p setHostnameAsFQDN: true | spec.setHostnameAsFQDN | p restartPolicy: Always
      shared-by-containers      | p shareProcessNamespace: true | spec.shareProcessNamespace | p shareProcessNamespace: null
      unset-rather              | p shareProcessNamespace: false | spec.shareProcessNamespace | p automountServiceAccountToken: false
      unset-rather              | p setHostnameAsFQDN: false | spec.setHostnameAsFQDN | p imagePullSecrets: [{name: registry}]
      termination-grace-period  | p terminationGracePeriodSeconds: 15 | spec.terminationGracePeriodSeconds | p terminationGracePeriodSeconds: 30
      fs-group                  | p securityContext: {fsGroup: 2000} | spec.securityContext.fsGroup | p securityContext: {runAsGroup: 2000}
      fs-group                  | p securityContext: {fsGroupChangePolicy: Always} | spec.securityContext.fsGroupChangePolicy | p securityContext: {}
      supplemental-groups       | p securityContext: {supplementalGroups: [1]} | spec.securityContext.supplementalGroups | p securityContext: {supplementalGroups: []}
      selinux                   | p securityContext: {seLinuxOptions: {level: s0}} | spec.securityContext.seLinuxOptions | p securityContext: {runAsUser: 1000}
      container-selinux         | c securityContext: {seLinuxOptions: {level: s0}} | spec.containers[0].securityContext.seLinuxOptions | c securityContext: {runAsUser: 1000}
      sysctls                   | p securityContext: {sysctls: [{name: a, value: b}]} | spec.securityContext.sysctls | p securityContext: {runAsNonRoot: true}
      seccomp-profile           | p securityContext: {seccompProfile: {type: RuntimeDefault}} | spec.securityContext.seccompProfile | p securityContext: {seccompProfile: null}
      container-seccomp-profile | c securityContext: {seccompProfile: {type: RuntimeDefault}} | spec.containers[0].securityContext.seccompProfile | c securityContext: {readOnlyRootFilesystem: true}
      privilege-escalation      | c securityContext: {allowPrivilegeEscalation: true} | spec.containers[0].securityContext.allowPrivilegeEscalation | c securityContext: {allowPrivilegeEscalation: false}
      privileged                | c securityContext: {privileged: true} | spec.containers[0].securityContext.privileged | c securityContext: {capabilities: {add: [NET_ADMIN]}}
      not-privileged            | c securityContext: {privileged: false} | spec.containers[0].securityContext.privileged | c securityContext: {capabilities: {drop: [ALL]}}
      proc-mount                | c securityContext: {procMount: Default} | spec.containers[0].securityContext.procMount | c securityContext: {runAsGroup: 1000}
      grpc-probe                | c livenessProbe: {grpc: {port: 1}} | spec.containers[0].livenessProbe.grpc | c livenessProbe: {httpGet: {port: 1}}
      grpc-probe                | c readinessProbe: {grpc: {port: 1}} | spec.containers[0].readinessProbe.grpc | c readinessProbe: {httpGet: {port: 1, scheme: HTTPS}}
      grpc-probe                | c startupProbe: {grpc: {port: 1}} | spec.containers[0].startupProbe.grpc | c startupProbe: {exec: {command: [a]}}
      tcp-probe                 | c livenessProbe: {tcpSocket: {port: 1}} | spec.containers[0].livenessProbe.tcpSocket | c livenessProbe: {exec: {command: [a]}}
      probe-grace-period        | c livenessProbe: {exec: {command: [a]}, terminationGracePeriodSeconds: 9} | spec.containers[0].livenessProbe.terminationGracePeriodSeconds | c livenessProbe: {exec: {command: [a]}, periodSeconds: 9}
      host-port                 | c ports: [{containerPort: 80, hostPort: 80}] | spec.containers[0].ports[0].hostPort | c ports: [{containerPort: 80, hostPort: 0}]
      host-ip                   | c ports: [{containerPort: 80, hostIP: 10.0.0.1}] | spec.containers[0].ports[0].hostIP | c ports: [{containerPort: 80, hostIP: ""}]
      container-port            | c ports: [{containerPort: 30000}] | spec.containers[0].ports[0].containerPort | c ports: [{containerPort: 29999}]
      container-port            | c ports: [{containerPort: 80}, {containerPort: 32767}] | spec.containers[0].ports[1].containerPort | c ports: [{containerPort: 32768}]
      terminal                  | c stdin: true | spec.containers[0].stdin | c stdin: false
      terminal                  | c stdinOnce: true | spec.containers[0].stdinOnce | c stdinOnce: false
      terminal                  | c tty: true | spec.containers[0].tty | c tty: false
      termination-message-path  | c terminationMessagePath: /tmp/x | spec.containers[0].terminationMessagePath | c terminationMessagePath: /dev/termination-log
      termination-message-policy | c terminationMessagePolicy: FallbackToLogsOnError | spec.containers[0].terminationMessagePolicy | c terminationMessagePolicy: File
      resource-field            | c env: [{name: A, valueFrom: {resourceFieldRef: {resource: limits.cpu}}}] | spec.containers[0].env[0].valueFrom.resourceFieldRef | c env: [{name: A, valueFrom: {fieldRef: {fieldPath: status.podIP}}}]
      volume-devices            | c volumeDevices: [{name: d, devicePath: /dev/d}] | spec.containers[0].volumeDevices | c volumeDevices: []
      sub-path                  | m subPath: config | spec.containers[0].volumeMounts[0].subPath | m readOnly: true
      sub-path-expr             | m subPathExpr: $(POD) | spec.containers[0].volumeMounts[0].subPathExpr | m subPathExpr: ""
      mount-propagation         | m mountPropagation: None | spec.containers[0].volumeMounts[0].mountPropagation | m readOnly: false
      many-empty-dirs           | p volumes: [{name: a, emptyDir: {}}, {name: b, emptyDir: {}}] | spec.volumes[1].emptyDir | p volumes: [{name: a, emptyDir: {}}, {name: b, configMap: {name: b}}]
      empty-dir-size            | v emptyDir: {sizeLimit: 1Gi} | spec.volumes[0].emptyDir.sizeLimit | v emptyDir: {}
      empty-dir-medium          | v emptyDir: {medium: HugePages} | spec.volumes[0].emptyDir.medium | v emptyDir: {medium: Memory}
      empty-dir-medium          | v emptyDir: {medium: HugePages-2Mi} | spec.volumes[0].emptyDir.medium | v emptyDir: {medium: ""}
      host-path                 | v hostPath: {path: /var} | spec.volumes[0].hostPath | v emptyDir: {}
      persistent-volume         | v persistentVolumeClaim: {claimName: data} | spec.volumes[0].persistentVolumeClaim | v secret: {secretName: data}
      persistent-volume         | v ephemeral: {volumeClaimTemplate: {spec: {}}} | spec.volumes[0].ephemeral | v emptyDir: {}
      network-volume            | v nfs: {server: a, path: /} | spec.volumes[0].nfs | v emptyDir: {}
      network-volume            | v iscsi: {lun: 0} | spec.volumes[0].iscsi | v emptyDir: {}
      network-volume            | v cephfs: {monitors: [a]} | spec.volumes[0].cephfs | v emptyDir: {}
      volume                    | v local: {path: /data} | spec.volumes[0].local | v emptyDir: {}
      csi-volume                | v csi: {driver: secrets-store.csi.k8s.io} | spec.volumes[0].csi | v secret: {secretName: a}
      downward-volume           | v downwardAPI: {items: [{path: a, fieldRef: {fieldPath: metadata.name}}]} | spec.volumes[0].downwardAPI | s {downwardAPI: {items: [{path: a, fieldRef: {fieldPath: metadata.namespace}}]}}
      resource-field-file       | v downwardAPI: {items: [{path: a, resourceFieldRef: {resource: limits.cpu}}]} | spec.volumes[0].downwardAPI.items[0].resourceFieldRef | v downwardAPI: {items: [{path: a, fieldRef: {fieldPath: metadata.name}}]}
      resource-field-projection | s {downwardAPI: {items: [{path: a, resourceFieldRef: {resource: limits.cpu}}]}} | spec.volumes[0].projected.sources[0].downwardAPI.items[0].resourceFieldRef | s {downwardAPI: {items: [{path: a, fieldRef: {fieldPath: metadata.name}}]}}
      volume                    | v awsElasticBlockStore: {volumeID: a} | spec.volumes[0].awsElasticBlockStore | v configMap: {name: a}
      volume                    | v image: {reference: a} | spec.volumes[0].image | v projected: {sources: []}
      projection                | s {clusterTrustBundle: {name: a, path: b}} | spec.volumes[0].projected.sources[0].clusterTrustBundle | s {secret: {name: a}}
      token-lifetime            | s {serviceAccountToken: {path: t, expirationSeconds: 600}} | spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds | s {serviceAccountToken: {path: t, expirationSeconds: 3607}}
      token-lifetime            | s {configMap: {name: a}}, {serviceAccountToken: {path: t, expirationSeconds: 7200}} | spec.volumes[0].projected.sources[1].serviceAccountToken.expirationSeconds | s {serviceAccountToken: {path: t}}
      file-modes                | v configMap: {name: a, defaultMode: 0755} | spec.volumes[0].configMap.defaultMode | v configMap: {name: a, defaultMode: 0644}
      file-modes                | v secret: {secretName: a, defaultMode: 0400} | spec.volumes[0].secret.defaultMode | v secret: {secretName: a, defaultMode: 420}
      file-modes                | v projected: {defaultMode: 0600, sources: []} | spec.volumes[0].projected.defaultMode | v projected: {defaultMode: 0644, sources: []}
      file-mode                 | v configMap: {name: a, items: [{key: a, path: a, mode: 0755}]} | spec.volumes[0].configMap.items[0].mode | v configMap: {name: a, items: [{key: a, path: a, mode: 0644}]}
      file-mode                 | v secret: {secretName: a, items: [{key: a, path: a, mode: 0400}]} | spec.volumes[0].secret.items[0].mode | v secret: {secretName: a, items: [{key: a, path: a}]}
      projected-file-mode       | s {secret: {name: a, items: [{key: a, path: a, mode: 0400}]}} | spec.volumes[0].projected.sources[0].secret.items[0].mode | s {secret: {name: a, items: [{key: a, path: a, mode: 0644}]}}
      amount                    | c resources: {limits: {cpu: much, memory: 1Gi}} | spec.containers[0].resources.limits.cpu | c resources: {limits: {cpu: 1, memory: 1Gi}}
      amount                    | c resources: {limits: {cpu: "-1", memory: 1Gi}} | spec.containers[0].resources.limits.cpu | c resources: {limits: {cpu: 0.5, memory: 1e9}}
      requests-not-limits       | c resources: {limits: {cpu: 2, memory: 1Gi}, requests: {cpu: 1, memory: 1Gi}} | spec.containers[0].resources.requests.cpu | c resources: {limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 1000m, memory: 1024Mi}}
      requests-not-limits       | c resources: {limits: {cpu: 1, memory: 2Gi}, requests: {cpu: 1, memory: 2G}} | spec.containers[0].resources.requests.memory | c resources: {limits: {cpu: 1, memory: 2Gi}}
      no-cpu-limit              | c resources: {limits: {memory: 1Gi}} | spec.containers[0].resources.limits.cpu | c resources: {limits: {cpu: 1, memory: 1Gi}}
      no-cpu-limit              | c resources: {limits: {memory: 1Gi}, requests: {cpu: 1}} | spec.containers[0].resources.limits.cpu | c resources: {limits: {cpu: 1, memory: 1Gi}, requests: {cpu: 1}}
      no-memory-limit           | c resources: {limits: {cpu: 1}} | spec.containers[0].resources.limits.memory | c resources: {limits: {cpu: 1, memory: 1Gi}}
      other-resource            | c resources: {limits: {cpu: 1, memory: 1Gi, nvidia.com/gpu: 1}} | spec.containers[0].resources.limits["nvidia.com/gpu"] | c resources: {limits: {cpu: 1, memory: 1Gi, ephemeral-storage: 1Gi}}
      storage                   | c resources: {limits: {cpu: 1, memory: 1Gi, ephemeral-storage: 20Gi}} | spec.containers[0].resources.limits.ephemeral-storage | c resources: {limits: {cpu: 1, memory: 1Gi, ephemeral-storage: 15Gi}}
      unlisted                  | p runtimeClassName: kata | spec.runtimeClassName | p priorityClassName: high
      unlisted                  | p hostUsers: false | spec.hostUsers | p topologySpreadConstraints: [{maxSkew: 1}]
      unlisted                  | p readinesGates: [] | spec.readinesGates | p readinessGates: [{conditionType: a}]
      unlisted                  | c restartPolicy: Always | spec.containers[0].restartPolicy | c imagePullPolicy: Always
      unlisted                  | c securityContext: {appArmorProfile: {type: Unconfined}} | spec.containers[0].securityContext.appArmorProfile | c lifecycle: {preStop: {exec: {command: [a]}}}
      unlisted                  | p securityContext: {windowsOptions: {}} | spec.securityContext.windowsOptions | p securityContext: {}
      unlisted                  | c ports: [{containerPort: 80, "odd.name": 1}] | spec.containers[0].ports[0]["odd.name"] | c ports: [{containerPort: 80, protocol: TCP}]
      unlisted                  | m recursiveReadOnly: Enabled | spec.containers[0].volumeMounts[0].recursiveReadOnly | m readOnly: true
      """;

  /// Doubts that the rows about other rules raise as well.
  static final Set<String> BESIDES = Set.of("no-cpu-limit", "no-memory-limit", "downward-volume");

  public static Stream<PodRows> all() {
    return TABLE.lines().map(line -> read(line.split(" \\| ", -1)));
  }

  private static PodRows read(String[] cells) {
    return new PodRows(
        cells[0].strip(), cells[2].strip(), template(cells[1].strip()), template(cells[3].strip()));
  }

  private static JsonNode template(String cell) {
    var given = cell.substring(2);
    var template = (ObjectNode) yaml("spec: {containers: [{name: main, image: app}]}");
    var spec = (ObjectNode) template.get("spec");
    switch (cell.charAt(0)) {
      case 'p' -> spec.setAll((ObjectNode) yaml(given));
      case 'c' -> container(spec).setAll((ObjectNode) yaml(given));
      case 'm' -> {
        ObjectNode mount = (ObjectNode) yaml("name: vol\nmountPath: /x\n" + given);
        container(spec).putArray("volumeMounts").add(mount);
        spec.set("volumes", yaml("[{name: vol, secret: {secretName: a}}]"));
      }
      case 'v' -> spec.set("volumes", yaml("[{name: vol, " + given + "}]"));
      case 's' -> spec.set("volumes", yaml("[{name: vol, projected: {sources: [" + given + "]}}]"));
      default -> throw new IllegalArgumentException(cell);
    }
    return template;
  }

  private static ObjectNode container(ObjectNode spec) {
    return (ObjectNode) spec.get("containers").get(0);
  }

  static JsonNode yaml(String text) {
    return MAPPER.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
  }

  @Override
  public String toString() {
    return rule + " at " + path;
  }
}
