package dev.tsunagi.simulator.oci.workrequests;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// Something asynchronous that a caller can follow. Its lifecycle state is its status.
public final class WorkRequest extends Resource {

  private final String operationType;
  private final String entityType;
  private final String resourceId;
  private @Nullable Instant timeFinished;
  private @Nullable String error;

  WorkRequest(
      String id,
      String compartmentId,
      String operationType,
      String entityType,
      String resourceId,
      Instant now) {
    super(id, compartmentId, "IN_PROGRESS", now);
    this.operationType = operationType;
    this.entityType = entityType;
    this.resourceId = resourceId;
  }

  String resourceId() {
    return resourceId;
  }

  public void succeed(Instant now) {
    timeFinished = now;
    become("SUCCEEDED");
  }

  public void fail(Instant now, String message) {
    timeFinished = now;
    error = message;
    become("FAILED");
  }

  ObjectNode summary() {
    return Json.object()
        .put("id", id())
        .put("operationType", operationType)
        .put("status", state())
        .put("compartmentId", compartmentId())
        .put("percentComplete", timeFinished == null ? 0 : 100)
        .put("timeAccepted", Json.date(timeCreated()))
        .put("timeStarted", Json.date(timeCreated()))
        .put("timeFinished", Json.date(timeFinished));
  }

  ObjectNode full() {
    var body = summary();
    body.putArray("resources")
        .addObject()
        .put("actionType", timeFinished == null ? "IN_PROGRESS" : "UPDATED")
        .put("entityType", entityType)
        .put("identifier", resourceId);
    return body;
  }

  List<ObjectNode> errors() {
    return error == null
        ? List.of()
        : List.of(
            Json.object()
                .put("code", "OperationFailed")
                .put("message", error)
                .put("timestamp", Json.date(timeFinished)));
  }

  List<ObjectNode> logs() {
    return List.of(
        Json.object()
            .put("message", operationType + " " + state())
            .put("timestamp", Json.date(timeCreated())));
  }
}
