package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import org.jspecify.annotations.Nullable;

/// Why a virtual node does not make a pod, in its own words where they are known. Read off Oracle's
/// documentation once more, on purpose: nobody else's list is used here.
final class Refusals {

  private final List<String> all = new ArrayList<>();

  private Refusals() {}

  static List<String> of(PodSpec pod) {
    var refusals = new Refusals();
    refusals.pod(pod);
    pod.getContainers().forEach(refusals::container);
    pod.getVolumes().forEach(refusals::volume);
    return List.copyOf(refusals.all);
  }

  private void refuse(boolean refused, String what) {
    if (refused) {
      all.add(what);
    }
  }

  private void pod(PodSpec pod) {
    refuse(!pod.getInitContainers().isEmpty(), "initContainers are not supported");
    refuse(!pod.getEphemeralContainers().isEmpty(), "ephemeralContainers are not supported");
    refuse(
        yes(pod.getHostIPC()) || yes(pod.getHostNetwork()) || yes(pod.getHostPID()),
        "host namespaces are not supported");
    refuse(pod.getHostname() != null, "hostname is not supported");
    refuse(pod.getOs() != null, "os is not supported");
    refuse(!pod.getOverhead().isEmpty(), "overhead is not supported");
    refuse(yes(pod.getSetHostnameAsFQDN()), "setHostnameAsFQDN is not supported");
    refuse(yes(pod.getShareProcessNamespace()), "shareProcessNamespace is not supported");
    refuse(
        pod.getVolumes().stream().filter(v -> v.getEmptyDir() != null).count() > 1,
        "more than one emptyDir volume");
    var context = pod.getSecurityContext();
    if (context != null) {
      refuse(
          context.getFsGroup() != null || context.getFsGroupChangePolicy() != null,
          "unsupported PodSecurityContext option: fsGroup");
      refuse(
          !context.getSupplementalGroups().isEmpty(),
          "unsupported PodSecurityContext option: supplementalGroups");
      refuse(
          context.getSeLinuxOptions() != null,
          "unsupported PodSecurityContext option: seLinuxOptions");
      refuse(
          context.getSeccompProfile() != null,
          "unsupported PodSecurityContext option: seccompProfile");
      refuse(!context.getSysctls().isEmpty(), "unsupported PodSecurityContext option: sysctls");
    }
  }

  private void container(Container container) {
    var context = container.getSecurityContext();
    if (context != null) {
      refuse(yes(context.getPrivileged()), "unsupported SecurityContext option: privileged");
      refuse(
          yes(context.getAllowPrivilegeEscalation()),
          "unsupported SecurityContext option: allowPrivilegeEscalation");
      refuse(context.getProcMount() != null, "unsupported SecurityContext option: procMount");
      refuse(
          context.getSeccompProfile() != null,
          "unsupported SecurityContext option: seccompProfile");
      refuse(
          context.getSeLinuxOptions() != null,
          "unsupported SecurityContext option: seLinuxOptions");
    }
    Stream.of(
            container.getLivenessProbe(),
            container.getReadinessProbe(),
            container.getStartupProbe())
        .forEach(this::probe);
    for (var port : container.getPorts()) {
      refuse(
          port.getHostPort() != null && port.getHostPort() != 0,
          "unsupported ContainerPort option: hostPort");
      refuse(
          port.getHostIP() != null && !port.getHostIP().isEmpty(),
          "unsupported ContainerPort option: hostIP");
      refuse(
          port.getContainerPort() >= 30000 && port.getContainerPort() <= 32767,
          "containerPort in the range of node ports: " + port.getContainerPort());
    }
    refuse(
        yes(container.getStdin()) || yes(container.getStdinOnce()) || yes(container.getTty()),
        "terminals are not supported");
    refuse(!container.getVolumeDevices().isEmpty(), "volumeDevices are not supported");
    container.getVolumeMounts().forEach(this::mount);
    container.getEnv().forEach(this::variable);
    resources(container);
  }

  private void probe(@Nullable Probe probe) {
    if (probe != null) {
      refuse(probe.getGrpc() != null, "gRPC probes are not supported");
      refuse(
          probe.getTerminationGracePeriodSeconds() != null,
          "unsupported Probe option: terminationGracePeriodSeconds");
    }
  }

  private void mount(VolumeMount mount) {
    refuse(
        given(mount.getSubPath()), "unsupported VolumeMount option: subPath: " + mount.getName());
    refuse(
        given(mount.getSubPathExpr()),
        "unsupported VolumeMount option: subPathExpr: " + mount.getName());
    refuse(
        given(mount.getMountPropagation()),
        "unsupported VolumeMount option: mountPropagation: " + mount.getName());
  }

  private void variable(EnvVar variable) {
    refuse(
        variable.getValueFrom() != null && variable.getValueFrom().getResourceFieldRef() != null,
        "resourceFieldRef is not supported: " + variable.getName());
  }

  private void resources(Container container) {
    var resources = container.getResources();
    if (resources == null) {
      return;
    }
    var known = Set.of("cpu", "memory", "ephemeral-storage");
    refuse(
        !known.containsAll(resources.getLimits().keySet())
            || !known.containsAll(resources.getRequests().keySet()),
        "unsupported resource in container " + container.getName());
    resources
        .getRequests()
        .forEach(
            (name, request) -> {
              var limit = resources.getLimits().get(name);
              refuse(
                  limit != null
                      && limit.getNumericalAmount().compareTo(request.getNumericalAmount()) != 0,
                  "requests and limits differ: " + name);
            });
    var storage = resources.getLimits().get("ephemeral-storage");
    refuse(
        storage != null && storage.getNumericalAmount().longValue() > 15L << 30,
        "more than 15 GB of storage");
  }

  private void volume(Volume volume) {
    var supported =
        volume.getEmptyDir() != null
            || volume.getConfigMap() != null
            || volume.getSecret() != null
            || volume.getProjected() != null
            || volume.getDownwardAPI() != null;
    refuse(!supported, "unsupported volume type: " + volume.getName());
    if (volume.getEmptyDir() != null) {
      refuse(volume.getEmptyDir().getSizeLimit() != null, "unsupported EmptyDir option: sizeLimit");
      refuse(
          given(volume.getEmptyDir().getMedium())
              && !volume.getEmptyDir().getMedium().equals("Memory"),
          "unsupported EmptyDir medium");
    }
    if (volume.getConfigMap() != null) {
      modes(volume.getConfigMap().getDefaultMode(), volume.getConfigMap().getItems());
    }
    if (volume.getSecret() != null) {
      modes(volume.getSecret().getDefaultMode(), volume.getSecret().getItems());
    }
    if (volume.getDownwardAPI() != null) {
      refuse(
          volume.getDownwardAPI().getItems().stream()
              .anyMatch(item -> item.getResourceFieldRef() != null),
          "resourceFieldRef is not supported: " + volume.getName());
    }
    projected(volume);
  }

  private void projected(Volume volume) {
    if (volume.getProjected() == null) {
      return;
    }
    modes(volume.getProjected().getDefaultMode(), List.of());
    for (var source : volume.getProjected().getSources()) {
      var token = source.getServiceAccountToken();
      refuse(
          token != null
              && token.getExpirationSeconds() != null
              && !Set.of(3600L, 3607L).contains(token.getExpirationSeconds()),
          "unsupported ServiceAccountToken option: expirationSeconds");
      if (source.getSecret() != null) {
        modes(null, source.getSecret().getItems());
      }
      if (source.getConfigMap() != null) {
        modes(null, source.getConfigMap().getItems());
      }
      refuse(source.getClusterTrustBundle() != null, "unsupported projection: clusterTrustBundle");
      refuse(
          source.getDownwardAPI() != null
              && source.getDownwardAPI().getItems().stream()
                  .anyMatch(i -> i.getResourceFieldRef() != null),
          "resourceFieldRef is not supported: " + volume.getName());
    }
  }

  private void modes(@Nullable Integer standard, List<KeyToPath> items) {
    var others = items.stream().map(KeyToPath::getMode).filter(Objects::nonNull);
    refuse(
        Stream.concat(Stream.ofNullable(standard), others).anyMatch(mode -> mode != 0644),
        "file modes other than 0644 are not supported");
  }

  private static boolean yes(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  private static boolean given(@Nullable String value) {
    return value != null && !value.isEmpty();
  }
}
