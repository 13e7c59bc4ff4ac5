package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// Will the pods of this object run on virtual nodes? Knows the kinds that make pods and a few that
/// act on them; any other kind passes.
public final class WorkloadCheck {

  /// Where each kind that makes pods keeps their template; a Pod is its own.
  private static final Map<String, String> TEMPLATES =
      Map.of(
          "v1/Pod", "",
          "v1/PodTemplate", "template",
          "v1/ReplicationController", "spec.template",
          "apps/v1/Deployment", "spec.template",
          "apps/v1/ReplicaSet", "spec.template",
          "apps/v1/StatefulSet", "spec.template",
          "apps/v1/DaemonSet", "spec.template",
          "batch/v1/Job", "spec.template",
          "batch/v1/CronJob", "spec.jobTemplate.spec.template");

  private WorkloadCheck() {}

  /// Where the object keeps its pod template; empty when it makes no pods.
  public static Optional<String> templatePath(JsonNode object) {
    var type = object.path("apiVersion").asText() + "/" + object.path("kind").asText();
    return Optional.ofNullable(TEMPLATES.get(type));
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
