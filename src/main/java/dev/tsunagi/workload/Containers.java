package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.ContainerParts;
import dev.tsunagi.api.workload.ContainerParts.EnvVar;
import dev.tsunagi.api.workload.ContainerParts.Probe;
import dev.tsunagi.api.workload.ContainerParts.Security;
import dev.tsunagi.api.workload.ContainerParts.Size;
import dev.tsunagi.api.workload.Sidecar;
import org.jspecify.annotations.Nullable;

/// Renders the containers of a pod. Pure.
final class Containers {

  /// Fills one OCPU and, with what Oracle adds for a pod, one GB.
  private static final Size MAIN = new Size("1", "768Mi", Map.of());

  private static final Size BESIDE = new Size("125m", "256Mi", Map.of());

  private Containers() {}

  static List<Object> of(Rendering from) {
    var all = new ArrayList<Object>();
    all.add(main(from));
    from.spec().sidecars().forEach(sidecar -> all.add(sidecar(from, sidecar)));
    return all;
  }

  private static Map<String, Object> main(Rendering from) {
    var spec = from.spec();
    var seen = spec.bindings();
    return Fields.of(
        "name", "main",
        "image", spec.image(),
        "command", spec.command(),
        "args", spec.args(),
        "env", env(Environment.of(from, seen), spec.env()),
        "ports", spec.ports().stream().map(Containers::port).toList(),
        "resources", resources(spec.size(), MAIN),
        "startupProbe", probe(spec.probes().startup()),
        "readinessProbe", probe(spec.probes().readiness()),
        "livenessProbe", probe(spec.probes().liveness()),
        "lifecycle", Fields.of("preStop", Fields.of("exec", Fields.of("command", spec.preStop()))),
        "volumeMounts", Volumes.mounts(from, seen),
        "securityContext", security(spec.security()));
  }

  private static Map<String, Object> sidecar(Rendering from, Sidecar sidecar) {
    var seen =
        from.spec().bindings().stream().filter(b -> sidecar.bindings().contains(b.name())).toList();
    return Fields.of(
        "name", sidecar.name(),
        "image", sidecar.image(),
        "command", sidecar.command(),
        "args", sidecar.args(),
        "env", env(Environment.of(from, seen), sidecar.env()),
        "ports", sidecar.ports().stream().map(Containers::port).toList(),
        "resources", resources(sidecar.size(), BESIDE),
        "startupProbe", probe(sidecar.probes().startup()),
        "readinessProbe", probe(sidecar.probes().readiness()),
        "livenessProbe", probe(sidecar.probes().liveness()),
        "volumeMounts", Volumes.mounts(from, seen),
        "securityContext", security(sidecar.security()));
  }

  /// What the user says goes over what we know.
  private static List<Object> env(Map<String, Object> known, List<EnvVar> given) {
    var all = new LinkedHashMap<>(known);
    given.forEach(variable -> all.remove(variable.name()));
    given.forEach(variable -> all.put(variable.name(), variable(variable)));
    return List.copyOf(all.values());
  }

  private static Map<String, Object> variable(EnvVar variable) {
    var from =
        Fields.of(
            "secretKeyRef", reference(variable.secretKeyRef()),
            "configMapKeyRef", reference(variable.configMapKeyRef()),
            "fieldRef", Fields.of("fieldPath", variable.fieldPath()));
    return Fields.of("name", variable.name(), "value", variable.value(), "valueFrom", from);
  }

  private static Map<String, Object> reference(ContainerParts.@Nullable KeyRef reference) {
    return reference == null
        ? Map.of()
        : Fields.of("name", reference.name(), "key", reference.key());
  }

  private static Map<String, Object> port(ContainerParts.Port port) {
    return Fields.of(
        "name",
        port.name(),
        "containerPort",
        port.containerPort(),
        "protocol",
        port.protocol().name());
  }

  /// Requests that are not the limits leave a pod pending, without a word of why.
  private static Map<String, Object> resources(Size given, Size otherwise) {
    var amounts =
        Fields.of(
            "cpu", given.cpu().isEmpty() ? otherwise.cpu() : given.cpu(),
            "memory", given.memory().isEmpty() ? otherwise.memory() : given.memory());
    return Fields.of("limits", amounts, "requests", amounts);
  }

  private static @Nullable Map<String, Object> probe(@Nullable Probe probe) {
    if (probe == null) {
      return null;
    }
    var get = probe.httpGet();
    return Fields.of(
        "httpGet",
        get == null
            ? null
            : Fields.of("path", get.path(), "port", get.port(), "scheme", get.scheme().name()),
        "exec",
        Fields.of("command", probe.exec()),
        "initialDelaySeconds",
        probe.initialDelaySeconds(),
        "periodSeconds",
        probe.periodSeconds(),
        "timeoutSeconds",
        probe.timeoutSeconds(),
        "failureThreshold",
        probe.failureThreshold(),
        "successThreshold",
        probe.successThreshold());
  }

  private static Map<String, Object> security(Security security) {
    return Fields.of(
        "allowPrivilegeEscalation",
        false,
        "runAsNonRoot",
        security.runAsNonRoot(),
        "runAsUser",
        security.runAsUser(),
        "runAsGroup",
        security.runAsGroup(),
        "readOnlyRootFilesystem",
        security.readOnlyRootFilesystem(),
        "capabilities",
        Fields.of("drop", security.dropCapabilities(), "add", security.addCapabilities()));
  }
}
