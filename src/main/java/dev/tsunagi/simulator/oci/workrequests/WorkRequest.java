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
  private final Duration expected;
  private @Nullable Instant timeFinished;
  private @Nullable String error;

  WorkRequest(
      String id,
      String compartmentId,
      String operationType,
      String entityType,
      String resourceId,
      Instant now,
      Duration expected) {
    super(id, compartmentId, "IN_PROGRESS", now);
    this.operationType = operationType;
    this.entityType = entityType;
    this.resourceId = resourceId;
    this.expected = expected;
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

  ObjectNode summary(Instant now) {
    return Json.object()
        .put("id", id())
        .put("operationType", operationType)
        .put("status", state())
        .put("compartmentId", compartmentId())
        .put("percentComplete", percent(now))
        .put("timeAccepted", Json.date(timeCreated()))
        .put("timeStarted", Json.date(timeCreated()))
        .put("timeFinished", Json.date(timeFinished));
  }

  ObjectNode full(Instant now) {
    var body = summary(now);
    body.putArray("resources")
        .addObject()
        .put("actionType", timeFinished == null ? "IN_PROGRESS" : "UPDATED")
        .put("entityType", entityType)
        .put("identifier", resourceId);
    return body;
  }

  private long percent(Instant now) {
    if (timeFinished != null || expected.isZero()) {
      return timeFinished == null ? 0 : 100;
    }
    return Math.min(
        99, 100 * Duration.between(timeCreated(), now).toMillis() / expected.toMillis());
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
