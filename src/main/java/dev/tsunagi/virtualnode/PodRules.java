package dev.tsunagi.virtualnode;

import module java.base;

/// Everything about a pod template that matters on a virtual node. What the API server fills in by
/// itself (a grace period of 30 s, modes of 0644, a token of an hour) is no finding.
public final class PodRules {

  /// Columns: severity, id, field, condition, source, reason, remedy. The last rows allow: below a
  /// field there may be these, and those that have rows of their own; any other is doubtful.
  private static final String TABLE =
      """
      refuse | init-containers | spec.initContainers | not empty | COMPARISON | init containers are not supported | do their work in the main container's command, or in a Job before
      refuse | ephemeral-containers | spec.ephemeralContainers | not empty | COMPARISON | ephemeral containers are not supported | debug in a pod of its own
      refuse | host-namespaces | spec.{hostIPC,hostNetwork,hostPID} | is true | COMPARISON | a pod shares nothing with its host here | remove it
      refuse | hostname | spec.hostname | not empty | COMPARISON | the pod's hostname cannot be chosen | remove it and let a Service name the pod
      refuse | os | spec.os | given | COMPARISON | the field is not supported | remove it; pods run on Linux
      refuse | overhead | spec.overhead | not empty | COMPARISON | the field is not supported | remove it
      refuse | shared-by-containers | spec.{setHostnameAsFQDN,shareProcessNamespace} | is true | COMPARISON | the field is not supported | remove it
      doubt | unset-rather | spec.{setHostnameAsFQDN,shareProcessNamespace} | is false | COMPARISON | the field is on the list of what is not supported, though this value asks for nothing | remove it
      doubt | termination-grace-period | spec.terminationGracePeriodSeconds | other than 30 | COMPARISON | Oracle lists it as not supported, though pods that set it are known to run | remove it unless you need it

      refuse | fs-group | spec.securityContext.{fsGroup,fsGroupChangePolicy} | given | COMPARISON | groups of volumes are not supported | remove it; the files of an emptyDir belong to the user who writes them
      refuse | supplemental-groups | spec.securityContext.{supplementalGroups,supplementalGroupsPolicy} | not empty | COMPARISON | supplemental groups are not supported | remove it; runAsUser and runAsGroup are supported
      refuse | selinux | spec.securityContext.{seLinuxOptions,seLinuxChangePolicy} | given | COMPARISON | SELinux options are not supported | remove it
      refuse | container-selinux | spec.containers[*].securityContext.seLinuxOptions | given | COMPARISON | SELinux options are not supported | remove it
      refuse | sysctls | spec.securityContext.sysctls | not empty | COMPARISON | sysctls are not supported | remove it
      refuse | seccomp-profile | spec.securityContext.seccompProfile | given | COMPARISON | seccomp profiles are not supported | remove it (in Helm values: set it to null) and use the Pod Security level baseline
      refuse | container-seccomp-profile | spec.containers[*].securityContext.seccompProfile | given | COMPARISON | seccomp profiles are not supported | remove it (in Helm values: set it to null) and use the Pod Security level baseline
      refuse | privilege-escalation | spec.containers[*].securityContext.allowPrivilegeEscalation | is true | COMPARISON | a container may not gain privileges | set it to false
      refuse | privileged | spec.containers[*].securityContext.privileged | is true | COMPARISON | privileged containers are not supported | remove it; capabilities can be added one by one
      doubt | not-privileged | spec.containers[*].securityContext.privileged | is false | COMPARISON | the field is on the list of what is not supported, though this value asks for nothing | remove it
      refuse | proc-mount | spec.containers[*].securityContext.procMount | given | COMPARISON | proc mounts are not supported | remove it

      refuse | grpc-probe | spec.containers[*].{livenessProbe,readinessProbe,startupProbe}.grpc | given | COMPARISON | gRPC probes are not supported | probe by HTTP, HTTPS or exec
      doubt | tcp-probe | spec.containers[*].{livenessProbe,readinessProbe,startupProbe}.tcpSocket | given | COMPARISON | Oracle names only HTTP, HTTPS and exec probes | probe by one of these
      refuse | probe-grace-period | spec.containers[*].{livenessProbe,readinessProbe,startupProbe}.terminationGracePeriodSeconds | given | COMPARISON | a probe's own grace period is not supported | remove it

      refuse | host-port | spec.containers[*].ports[*].hostPort | other than 0 | COMPARISON | host ports are not supported | remove it and use a Service
      refuse | host-ip | spec.containers[*].ports[*].hostIP | not empty | COMPARISON | host addresses are not supported | remove it and use a Service
      refuse | container-port | spec.containers[*].ports[*].containerPort | between 30000 32767 | COMPARISON | container ports may not lie in the range of node ports, 30000-32767 | listen on another port
      refuse | terminal | spec.containers[*].{stdin,stdinOnce,tty} | is true | COMPARISON | there is no terminal to attach | remove it
      doubt | termination-message-path | spec.containers[*].terminationMessagePath | other than /dev/termination-log | COMPARISON | termination messages are ignored | remove it and write to the log
      doubt | termination-message-policy | spec.containers[*].terminationMessagePolicy | other than File | COMPARISON | termination messages are ignored | remove it and write to the log
      refuse | resource-field | spec.containers[*].env[*].valueFrom.resourceFieldRef | given | COMPARISON | resourceFieldRef is not supported | write the amount as a plain value

      refuse | volume-devices | spec.containers[*].volumeDevices | not empty | COMPARISON | block devices are not supported | remove it; the only writable volume is an emptyDir
      refuse | sub-path | spec.containers[*].volumeMounts[*].subPath | not empty | DEPLOYMENT_REPORT | subPath is not supported | mount the whole volume in a directory of its own, with items to choose files
      refuse | sub-path-expr | spec.containers[*].volumeMounts[*].subPathExpr | not empty | COMPARISON | subPathExpr is not supported | mount the whole volume in a directory of its own
      refuse | mount-propagation | spec.containers[*].volumeMounts[*].mountPropagation | given | COMPARISON | mount propagation is not supported | remove it

      refuse | many-empty-dirs | spec.volumes | more than one emptyDir | COMPARISON | a pod has one emptyDir at most | share one and use directories inside it
      refuse | empty-dir-size | spec.volumes[*].emptyDir.sizeLimit | given | COMPARISON | an emptyDir cannot be limited | remove it; a pod has 15 GB, image layers included
      refuse | empty-dir-medium | spec.volumes[*].emptyDir.medium | other than Memory | COMPARISON | an emptyDir is on disk or in memory | remove it, or use Memory
      refuse | host-path | spec.volumes[*].hostPath | given | COMPARISON | there is no host file system | use an emptyDir, or a sidecar instead of an agent on each node
      refuse | persistent-volume | spec.volumes[*].{persistentVolumeClaim,ephemeral} | given | COMPARISON | persistent volumes cannot be attached | keep the data in a database or in object storage, or run the pod on managed nodes
      refuse | network-volume | spec.volumes[*].{nfs,iscsi,cephfs} | given | COMPARISON | network and local volumes are not supported | keep the data in a database or in object storage, or run the pod on managed nodes
      refuse | csi-volume | spec.volumes[*].csi | given | COMPARISON | the nodes run no CSI drivers, nor the Secrets Store one | mount a Secret that an ExternalSecret keeps
      doubt | downward-volume | spec.volumes[*].downwardAPI | given | COMPARISON | Oracle does not name downwardAPI volumes | use env with fieldRef, or a projected volume
      refuse | resource-field-file | spec.volumes[*].downwardAPI.items[*].resourceFieldRef | given | COMPARISON | resourceFieldRef is not supported | write the amount as a plain value
      refuse | resource-field-projection | spec.volumes[*].projected.sources[*].downwardAPI.items[*].resourceFieldRef | given | COMPARISON | resourceFieldRef is not supported | write the amount as a plain value
      refuse | volume | spec.volumes[*] | none of emptyDir configMap secret projected hostPath persistentVolumeClaim ephemeral nfs iscsi cephfs csi downwardAPI | COMPARISON | only emptyDir, configMap, secret and projected volumes are supported | use one of these
      refuse | projection | spec.volumes[*].projected.sources[*] | none of serviceAccountToken configMap secret downwardAPI | COMPARISON | only service account tokens, ConfigMaps and Secrets can be projected | use one of these
      refuse | token-lifetime | spec.volumes[*].projected.sources[*].serviceAccountToken.expirationSeconds | other than 3600 3607 | COMPARISON | the lifetime of a projected token cannot be chosen | remove it
      refuse | file-modes | spec.volumes[*].{configMap,secret,projected,downwardAPI}.defaultMode | other than 420 | COMPARISON | files of volumes have the mode 0644 | remove it
      refuse | file-mode | spec.volumes[*].{configMap,secret,downwardAPI}.items[*].mode | other than 420 | COMPARISON | files of volumes have the mode 0644 | remove it
      refuse | projected-file-mode | spec.volumes[*].projected.sources[*].{configMap,secret,downwardAPI}.items[*].mode | other than 420 | COMPARISON | files of volumes have the mode 0644 | remove it

      refuse | amount | spec.containers[*].resources.{limits,requests} | no amount | KUBERNETES | this is no amount | write one such as 500m, 2 or 1.5Gi
      refuse | requests-not-limits | spec.containers[*].resources | requests not limits | DEEP_DIVE | requests and limits must be equal, else the pod stays Pending | set both to one amount
      doubt | no-cpu-limit | spec.containers[*] | without resources.limits.cpu | RESOURCES | a container without a CPU limit counts for its request, or 0.125 OCPU | set limits and requests to one amount
      doubt | no-memory-limit | spec.containers[*] | without resources.limits.memory | RESOURCES | a container without a memory limit counts for its request, or 0.5 GB | set limits and requests to one amount
      refuse | other-resource | spec.containers[*].resources.{limits,requests} | beside cpu memory ephemeral-storage | COMPARISON | virtual nodes have CPU and memory only, no GPUs or other devices | remove it, or run the pod on managed nodes
      refuse | storage | spec.containers[*].resources.{limits,requests}.ephemeral-storage | above 15Gi | RESOURCES | a pod has 15 GB of storage, image layers included | ask for less, or run the pod on managed nodes

      allow | spec | containers volumes securityContext affinity tolerations nodeSelector topologySpreadConstraints serviceAccountName serviceAccount automountServiceAccountToken imagePullSecrets readinessGates restartPolicy dnsPolicy dnsConfig hostAliases enableServiceLinks priorityClassName priority preemptionPolicy schedulerName schedulingGates nodeName subdomain activeDeadlineSeconds hostIPC hostNetwork hostPID hostname
      allow | spec.containers[*] | name image imagePullPolicy command args workingDir env envFrom resources ports volumeMounts livenessProbe readinessProbe startupProbe lifecycle securityContext resizePolicy
      allow | spec.securityContext | runAsNonRoot runAsUser runAsGroup
      allow | spec.containers[*].securityContext | runAsNonRoot runAsUser runAsGroup readOnlyRootFilesystem capabilities
      allow | spec.containers[*].{livenessProbe,readinessProbe,startupProbe} | httpGet exec initialDelaySeconds timeoutSeconds periodSeconds successThreshold failureThreshold
      allow | spec.containers[*].ports[*] | name protocol
      allow | spec.containers[*].volumeMounts[*] | name mountPath readOnly
      allow | spec.containers[*].env[*].valueFrom | fieldRef configMapKeyRef secretKeyRef
      allow | spec.containers[*].resources | limits requests
      allow | spec.volumes[*].emptyDir | medium
      """;

  /// Every row, in the order of a report.
  public static final List<Rule> ALL = RuleTable.read(TABLE);

  private PodRules() {}
}
