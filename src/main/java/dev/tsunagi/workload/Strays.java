package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.ContainerParts;
import dev.tsunagi.api.workload.VirtualNodeWorkloadSpec;
import org.jspecify.annotations.Nullable;

/// Fields of a spec that nobody knows, with where a pod would have them. Pure.
final class Strays {

  /// Where in a pod a field would be.
  enum Place {
    POD_OR_CONTAINER,
    CONTAINER,
    ENV,
    PORT,
    PROBE,
    SECURITY,
    SIZE,
    VOLUME,
    MOUNT,
    ELSEWHERE;

    /// A pod with nothing but these fields, in that place.
    Map<String, Object> template(Map<String, Object> fields) {
      return switch (this) {
        case POD_OR_CONTAINER -> pod(Fields.and(fields, Map.of("containers", List.of(fields))));
        case CONTAINER -> container(fields);
        case ENV -> container(Map.of("env", List.of(fields)));
        case PORT -> container(Map.of("ports", List.of(fields)));
        case PROBE -> container(Map.of("readinessProbe", fields));
        case SECURITY ->
            pod(
                Map.of(
                    "securityContext",
                    fields,
                    "containers",
                    List.of(Map.of("securityContext", fields))));
        case SIZE -> container(Map.of("resources", Map.of("limits", fields)));
        case VOLUME -> pod(Map.of("volumes", List.of(Map.of("emptyDir", fields))));
        case MOUNT ->
            pod(
                Map.of(
                    "containers",
                    List.of(Map.of("volumeMounts", List.of(fields))),
                    "volumes",
                    List.of(Map.of("configMap", fields))));
        case ELSEWHERE -> pod(Map.of());
      };
    }

    private static Map<String, Object> container(Map<String, Object> fields) {
      return pod(Map.of("containers", List.of(fields)));
    }

    private static Map<String, Object> pod(Map<String, Object> fields) {
      return Map.of("spec", fields);
    }
  }

  /// Unknown fields of one object of the spec.
  record Stray(Place place, Map<String, Object> fields) {}

  private final Map<String, Stray> found = new LinkedHashMap<>();

  private Strays() {}

  /// By the paths of the objects that have them.
  static Map<String, Stray> of(VirtualNodeWorkloadSpec spec) {
    var strays = new Strays();
    strays.add("spec", Place.POD_OR_CONTAINER, spec.other());
    strays.container("spec", spec.env(), spec.ports(), spec.size(), spec.probes(), spec.security());
    for (var i = 0; i < spec.sidecars().size(); i++) {
      var sidecar = spec.sidecars().get(i);
      var path = "spec.sidecars[" + i + "]";
      strays.add(path, Place.CONTAINER, sidecar.other());
      strays.container(
          path,
          sidecar.env(),
          sidecar.ports(),
          sidecar.size(),
          sidecar.probes(),
          sidecar.security());
    }
    strays.rest(spec);
    return strays.found;
  }

  private void container(
      String path,
      List<ContainerParts.EnvVar> env,
      List<ContainerParts.Port> ports,
      ContainerParts.Size size,
      ContainerParts.Probes probes,
      ContainerParts.Security security) {
    each(path + ".env", Place.ENV, env.stream().map(ContainerParts.EnvVar::other));
    each(path + ".ports", Place.PORT, ports.stream().map(ContainerParts.Port::other));
    add(path + ".size", Place.SIZE, size.other());
    add(path + ".probes", Place.ELSEWHERE, probes.other());
    probe(path + ".probes.startup", probes.startup());
    probe(path + ".probes.readiness", probes.readiness());
    probe(path + ".probes.liveness", probes.liveness());
    add(path + ".security", Place.SECURITY, security.other());
  }

  private void probe(String path, ContainerParts.@Nullable Probe probe) {
    if (probe != null) {
      add(path, Place.PROBE, probe.other());
    }
  }

  private void rest(VirtualNodeWorkloadSpec spec) {
    each("spec.files", Place.MOUNT, spec.files().stream().map(f -> f.other()));
    var scratch = spec.scratch();
    if (scratch != null) {
      add("spec.scratch", Place.VOLUME, scratch.other());
    }
    each("spec.bindings", Place.MOUNT, spec.bindings().stream().map(b -> b.other()));
    add("spec.placement", Place.POD_OR_CONTAINER, spec.placement().other());
    var job = spec.job();
    if (job != null) {
      add("spec.job", Place.ELSEWHERE, job.other());
    }
    var service = spec.service();
    if (service != null) {
      add("spec.service", Place.ELSEWHERE, service.other());
      each("spec.service.ports", Place.ELSEWHERE, service.ports().stream().map(p -> p.other()));
      add("spec.service.loadBalancer", Place.ELSEWHERE, service.loadBalancer().other());
    }
    var route = spec.route();
    if (route != null) {
      add("spec.route", Place.ELSEWHERE, route.other());
    }
  }

  private void each(String path, Place place, Stream<Map<String, Object>> all) {
    var list = all.toList();
    for (var i = 0; i < list.size(); i++) {
      add(path + "[" + i + "]", place, list.get(i));
    }
  }

  private void add(String path, Place place, Map<String, Object> fields) {
    if (!fields.isEmpty()) {
      found.put(path, new Stray(place, fields));
    }
  }
}
