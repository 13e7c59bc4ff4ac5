package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/// How far the controller of the pods is, by its status. Pure.
///
/// @param isRolledOut whether every pod is of the latest revision and serves
/// @param isUsable whether enough pods serve, of whatever revision
/// @param isStuck whether it has given up to wait for the rollout
/// @param message what the controller says about that
record Progress(
    boolean isRolledOut,
    boolean isUsable,
    boolean isStuck,
    String message,
    int desired,
    int replicas,
    int ready) {

  static Progress of(Live main) {
    return main.kind().equals(Kinds.DEPLOYMENT) ? deployment(main) : settled();
  }

  /// Jobs and their schedules: what is written is all there is to roll out.
  private static Progress settled() {
    return new Progress(true, true, false, "", 0, 0, 0);
  }

  private static Progress deployment(Live main) {
    var tree = main.tree();
    var desired = tree.at("/spec/replicas").asInt(1);
    var status = tree.path("status");
    var replicas = status.path("replicas").asInt();
    var available = status.path("availableReplicas").asInt();
    var seen =
        status.path("observedGeneration").asLong() >= tree.at("/metadata/generation").asLong();
    var updated = status.path("updatedReplicas").asInt();
    var progressing = condition(status, "Progressing");
    return new Progress(
        seen && updated >= desired && replicas == updated && available >= updated,
        available > 0
            && (condition(status, "Available").path("status").asText().equals("True")
                || available >= desired),
        seen && progressing.path("reason").asText().equals("ProgressDeadlineExceeded"),
        progressing.path("message").asText(),
        desired,
        replicas,
        status.path("readyReplicas").asInt());
  }

  static JsonNode condition(JsonNode status, String type) {
    return status
        .path("conditions")
        .valueStream()
        .filter(c -> c.path("type").asText().equals(type))
        .findFirst()
        .orElseGet(MissingNode::getInstance);
  }
}
