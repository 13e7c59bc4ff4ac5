package dev.tsunagi.simulator.oci.streaming;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.store.Tags;
import dev.tsunagi.simulator.oci.wire.Json;

/// A stream.
final class MessageStream extends Resource {

  private final String name;
  private final int partitions;
  private final int retentionInHours;
  private final ObjectNode tags;
  private final MessageLog log;
  private String poolId;

  MessageStream(String id, StreamPool pool, ObjectNode details, Instant now) {
    super(id, pool.compartmentId(), "CREATING", now);
    this.name = Json.required(details, "name");
    this.partitions = details.path("partitions").asInt();
    this.retentionInHours = details.path("retentionInHours").asInt(24);
    this.tags = Tags.of(details);
    this.log = new MessageLog(Math.max(1, partitions), Duration.ofHours(retentionInHours));
    this.poolId = pool.id();
  }

  String name() {
    return name;
  }

  String poolId() {
    return poolId;
  }

  MessageLog log() {
    return log;
  }

  void update(ObjectNode details) {
    var other = Json.text(details, "streamPoolId");
    poolId = other == null ? poolId : other;
    Tags.update(tags, details);
    touch();
  }

  /// `base` is where messages go: this server, as the client reaches it.
  ObjectNode full(URI base) {
    return summary(base)
        .put("retentionInHours", retentionInHours)
        .put("lifecycleStateDetails", (String) null);
  }

  ObjectNode summary(URI base) {
    return Json.object()
        .put("id", id())
        .put("name", name)
        .put("partitions", partitions)
        .put("compartmentId", compartmentId())
        .put("streamPoolId", poolId)
        .put("lifecycleState", state())
        .put("timeCreated", Json.date(timeCreated()))
        .put("messagesEndpoint", base.toString())
        .setAll(tags.deepCopy());
  }
}
