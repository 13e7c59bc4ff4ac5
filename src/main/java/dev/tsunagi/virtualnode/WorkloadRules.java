package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// What matters about objects besides their pod templates, by kind.
public final class WorkloadRules {

  private static final Map<String, String> TABLES =
      Map.of(
          "apps/DaemonSet",
          """
          refuse | daemon-set | kind | given | COMPARISON | DaemonSets do not run on virtual nodes | run it as a sidecar, or on managed nodes only
          """,
          "extensions/DaemonSet",
          """
          refuse | daemon-set | kind | given | COMPARISON | DaemonSets do not run on virtual nodes | run it as a sidecar, or on managed nodes only
          """,
          "apps/StatefulSet",
          """
          refuse | volume-claims | spec.volumeClaimTemplates | not empty | COMPARISON | persistent volumes cannot be attached | keep the data in a database or in object storage, or run it on managed nodes
          """,
          "batch/Job",
          """
          doubt | finished-job | spec | without ttlSecondsAfterFinished | COMPARISON | a finished Job is billed until it is deleted | set ttlSecondsAfterFinished
          """,
          "batch/CronJob",
          """
          doubt | finished-cron-job | spec.jobTemplate.spec | without ttlSecondsAfterFinished | COMPARISON | a finished Job is billed until it is deleted | set ttlSecondsAfterFinished
          """,
          "networking.k8s.io/NetworkPolicy",
          """
          doubt | network-policy | kind | given | COMPARISON | network policies have no effect on virtual nodes | use network security groups
          """,
          "autoscaling.k8s.io/VerticalPodAutoscaler",
          """
          doubt | vertical-autoscaler | kind | given | COMPARISON | pods on virtual nodes are scaled horizontally only | use a HorizontalPodAutoscaler
          """,
          "/Service",
          """
          doubt | external-traffic-policy | spec.externalTrafficPolicy | is Local | COMPARISON | Oracle lists client addresses by externalTrafficPolicy as not supported | use Cluster unless you have seen Local work
          """);

  /// Group and kind to their rows.
  public static final Map<String, List<Rule>> ALL =
      TABLES.entrySet().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Map.Entry::getKey, table -> RuleTable.read(table.getValue())));

  private WorkloadRules() {}

  static List<Rule> of(JsonNode object) {
    return ALL.getOrDefault(groupKind(object), List.of());
  }

  /// As in `apps/Deployment`; the core group has no name.
  static String groupKind(JsonNode object) {
    var version = object.path("apiVersion").asText();
    var group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
    return group + "/" + object.path("kind").asText();
  }
}
