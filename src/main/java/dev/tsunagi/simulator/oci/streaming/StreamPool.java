package dev.tsunagi.simulator.oci.streaming;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.store.Tags;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// A pool of streams, with what Kafka clients have to know of it.
final class StreamPool extends Resource {

  private static final List<String> KAFKA =
      List.of("autoCreateTopicsEnable", "logRetentionHours", "numPartitions");

  private final String region;
  private final boolean isPrivate;
  private final ObjectNode kafka;
  private final ObjectNode tags;
  private String name;
  private @Nullable String keyId;

  StreamPool(String id, String compartmentId, String region, ObjectNode details, Instant now) {
    super(id, compartmentId, "CREATING", now);
    this.region = region;
    this.name = Json.required(details, "name");
    this.isPrivate = details.path("privateEndpointDetails").has("subnetId");
    this.kafka =
        Json.object()
            .put("autoCreateTopicsEnable", false)
            .put("logRetentionHours", 24)
            .put("numPartitions", 1);
    this.tags = Tags.of(details);
    settle(details);
  }

  String name() {
    return name;
  }

  void update(ObjectNode details) {
    var other = Json.text(details, "name");
    name = other == null ? name : other;
    Tags.update(tags, details);
    settle(details);
    touch();
  }

  private void settle(JsonNode details) {
    var other = Json.text(details.path("customEncryptionKeyDetails"), "kmsKeyId");
    keyId = other == null ? keyId : other;
    var given = details.path("kafkaSettings");
    KAFKA.stream().filter(given::hasNonNull).forEach(field -> kafka.set(field, given.path(field)));
  }

  private String host() {
    return isPrivate
        ? id().substring(id().length() - 12) + ".streaming." + region + ".oci.oraclecloud.com"
        : "cell-1.streaming." + region + ".oci.oraclecloud.com";
  }

  ObjectNode full() {
    var body =
        summary()
            .put("lifecycleStateDetails", (String) null)
            .put("endpointFqdn", isPrivate ? host() : null);
    body.set("kafkaSettings", kafka.deepCopy().put("bootstrapServers", host() + ":9092"));
    body.set(
        "customEncryptionKey",
        keyId == null
            ? Json.object().put("keyState", "NONE")
            : Json.object().put("keyState", "ACTIVE").put("kmsKeyId", keyId));
    return body;
  }

  ObjectNode summary() {
    return Json.object()
        .put("id", id())
        .put("compartmentId", compartmentId())
        .put("name", name)
        .put("lifecycleState", state())
        .put("isPrivate", isPrivate)
        .put("timeCreated", Json.date(timeCreated()))
        .setAll(tags.deepCopy());
  }
}
