package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// Will the pods of this object run on virtual nodes? Knows the kinds that make pods and a few that
/// act on them; any other kind passes.
public final class WorkloadCheck {

  /// Where each kind that makes pods keeps their template, whatever its version; a Pod is its own.
  private static final Map<String, String> TEMPLATES =
      Map.ofEntries(
          Map.entry("/Pod", ""),
          Map.entry("/PodTemplate", "template"),
          Map.entry("/ReplicationController", "spec.template"),
          Map.entry("apps/Deployment", "spec.template"),
          Map.entry("apps/ReplicaSet", "spec.template"),
          Map.entry("apps/StatefulSet", "spec.template"),
          Map.entry("apps/DaemonSet", "spec.template"),
          Map.entry("extensions/Deployment", "spec.template"),
          Map.entry("extensions/DaemonSet", "spec.template"),
          Map.entry("batch/Job", "spec.template"),
          Map.entry("batch/CronJob", "spec.jobTemplate.spec.template"));

  private WorkloadCheck() {}

  /// Where the object keeps its pod template; empty when it makes no pods.
  public static Optional<String> templatePath(JsonNode object) {
    return Optional.ofNullable(TEMPLATES.get(WorkloadRules.groupKind(object)));
  }

  /// Its pod template, when it has one.
  public static Optional<JsonNode> template(JsonNode object) {
    return templatePath(object)
        .flatMap(path -> FieldPattern.of(path).select(object, "").findFirst())
        .map(FieldPattern.Found::value);
  }

  /// Everything against it: first what concerns the object, then its pods.
  public static List<Finding> findings(JsonNode object) {
    var own = WorkloadRules.of(object).stream().flatMap(rule -> rule.findings(object, ""));
    var pods =
        template(object).stream()
            .flatMap(
                template ->
                    PodCheck.findings(template, templatePath(object).orElseThrow()).stream());
    return Stream.concat(own, pods).toList();
  }
}
