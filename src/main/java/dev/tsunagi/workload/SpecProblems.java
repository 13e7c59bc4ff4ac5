package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.workload.ContainerParts;
import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.api.workload.VirtualNodeWorkloadSpec;
import dev.tsunagi.virtualnode.Finding;
import dev.tsunagi.virtualnode.PodCheck;

/// What is wrong with a workload. Pure.
///
/// The rules of the CRD are asked again, for objects that came past them, and what no rule of a
/// schema can say besides.
final class SpecProblems {

  /// So that the name fits wherever it goes: a CronJob's may have 52.
  private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,50}[a-z0-9])?");

  private static final int LONGEST_LABEL = 63;

  private static final JsonMapper JSON = new JsonMapper();

  private final List<SpecProblem> found = new ArrayList<>();

  private SpecProblems() {}

  static List<SpecProblem> of(VirtualNodeWorkload workload) {
    var problems = new SpecProblems();
    problems.found.addAll(workload.problems());
    problems.found.addAll(Expressed.problems(workload.getSpec()));
    problems.name(workload.getMetadata().getName());
    problems.spec(workload.getSpec());
    if (problems.found.isEmpty()) {
      problems.pods(workload);
    }
    return List.copyOf(problems.found);
  }

  private void name(String name) {
    if (!NAME.matcher(name).matches()) {
      add(
          "metadata.name",
          "is \"%s\"".formatted(name),
          "at most 52 small letters, digits and -, beginning with a letter");
    }
  }

  private void spec(VirtualNodeWorkloadSpec spec) {
    if (spec.image().isEmpty()) {
      add("spec.image", "is missing", "");
    }
    if (spec.isJob() && (spec.service() != null || spec.route() != null)) {
      add("spec.job", "is given beside service or route: a job serves nobody", "");
    }
    if (spec.isJob() && (spec.replicas() != null || spec.autoscaling() != null)) {
      add("spec.job", "is given beside replicas or autoscaling; use job.parallelism", "");
    }
    exposure(spec);
    rollout(spec);
    distinct("spec.bindings", spec.bindings().stream().map(b -> b.name()).toList());
    distinct("spec.files", spec.files().stream().map(f -> f.name()).toList());
    distinct(
        "spec.sidecars",
        Stream.concat(Stream.of("main"), spec.sidecars().stream().map(s -> s.name())).toList());
    distinct("spec.env", spec.env().stream().map(ContainerParts.EnvVar::name).toList());
    paths(spec);
    sidecars(spec);
  }

  private void exposure(VirtualNodeWorkloadSpec spec) {
    var service = spec.service();
    if (service != null && service.ports().isEmpty() && spec.ports().isEmpty()) {
      add("spec.service.ports", "is missing, and spec.ports as well", "");
    }
    var route = spec.route();
    if (route == null) {
      return;
    }
    if (service == null) {
      add("spec.route", "leads to no service: add service: {}", "");
    }
    if ((route.ingress() == null) == (route.gateway() == null)) {
      add("spec.route", "must have one of ingress and gateway", "");
    }
  }

  /// Kubernetes refuses a rollout that may neither add a pod nor take one.
  private void rollout(VirtualNodeWorkloadSpec spec) {
    if (isNone(spec.rollout().maxSurge()) && isNone(spec.rollout().maxUnavailable())) {
      add("spec.rollout", "lets no pod come and none go: raise maxSurge or maxUnavailable", "");
    }
    if (spec.rollout().debounce().isNegative()) {
      add("spec.rollout.debounce", "is negative", "at least 0s");
    }
  }

  private static boolean isNone(String count) {
    return count.matches("0+%?");
  }

  private void paths(VirtualNodeWorkloadSpec spec) {
    var paths = new ArrayList<String>();
    var scratch = spec.scratch();
    if (scratch != null) {
      path("spec.scratch.mountPath", scratch.mountPath(), paths);
    }
    for (var i = 0; i < spec.files().size(); i++) {
      path("spec.files[" + i + "].mountPath", spec.files().get(i).mountPath(), paths);
    }
  }

  private void path(String field, String path, List<String> others) {
    if (!path.startsWith("/") || path.contains(":") || path.equals("/")) {
      add(field, "is \"%s\"".formatted(path), "an absolute path other than /, without colons");
    } else if (others.contains(path)) {
      add(field, "is \"%s\", where something else is mounted".formatted(path), "");
    }
    others.add(path);
  }

  private void sidecars(VirtualNodeWorkloadSpec spec) {
    var known = spec.bindings().stream().map(b -> b.name()).collect(Collectors.toSet());
    for (var i = 0; i < spec.sidecars().size(); i++) {
      for (var name : spec.sidecars().get(i).bindings()) {
        if (!known.contains(name)) {
          add("spec.sidecars[" + i + "].bindings", "names no binding: \"" + name + "\"", "");
        }
      }
    }
  }

  private void distinct(String path, List<String> names) {
    var seen = new HashSet<String>();
    names.stream()
        .filter(name -> !seen.add(name))
        .forEach(name -> add(path, "has \"%s\" twice".formatted(name), ""));
  }

  /// The guard: whatever we rendered has to run.
  private void pods(VirtualNodeWorkload workload) {
    var rendering = new Rendering(workload, Map.of(), "");
    if (PodTemplates.pool(rendering).length() > LONGEST_LABEL) {
      add("spec.placement.pool", "is too long for a label; use placement.nodeSelector", "");
    }
    var template = JSON.<JsonNode>valueToTree(PodTemplates.of(rendering));
    PodCheck.findings(template, "pods").stream()
        .filter(Finding::refused)
        .forEach(f -> add(f.path(), f.rule().reason() + "; " + f.rule().remedy(), ""));
  }

  private void add(String path, String wrong, String allowed) {
    found.add(new SpecProblem(path, wrong, allowed));
  }
}
