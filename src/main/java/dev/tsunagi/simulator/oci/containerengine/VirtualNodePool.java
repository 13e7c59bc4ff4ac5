package dev.tsunagi.simulator.oci.containerengine;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.store.Tags;
import dev.tsunagi.simulator.oci.wire.Json;

/// A pool: what it was asked for, and its nodes in the order of their making.
final class VirtualNodePool extends Resource {

  /// What a pool has beside its tags, and an update may give.
  static final List<String> FIELDS =
      List.of(
          "displayName",
          "size",
          "placementConfigurations",
          "podConfiguration",
          "initialVirtualNodeLabels",
          "taints",
          "nsgIds",
          "virtualNodeTags");

  private final String clusterId;
  private final ObjectNode fields = Json.object();
  private final ObjectNode tags;
  final List<VirtualNode> nodes = new ArrayList<>();
  private String lifecycleDetails = "";
  private int made;

  VirtualNodePool(String id, ObjectNode details, Instant now) {
    super(id, details.path("compartmentId").asText(), "CREATING", now);
    clusterId = details.path("clusterId").asText();
    tags = Tags.of(details);
    for (var list : List.of("initialVirtualNodeLabels", "taints", "nsgIds")) {
      fields.set(list, Json.array());
    }
    lay(details);
  }

  String name() {
    return fields.path("displayName").asText();
  }

  String clusterId() {
    return clusterId;
  }

  int size() {
    return fields.path("size").asInt();
  }

  JsonNode placements() {
    return fields.path("placementConfigurations");
  }

  JsonNode labels() {
    return fields.path("initialVirtualNodeLabels");
  }

  JsonNode taints() {
    return fields.path("taints");
  }

  JsonNode nsgIds() {
    return fields.path("nsgIds").deepCopy();
  }

  /// A number that no node of the pool has had.
  int nextNumber() {
    return ++made;
  }

  void update(ObjectNode details) {
    Tags.update(tags, details);
    lay(details);
    touch();
  }

  private void lay(ObjectNode details) {
    for (var field : FIELDS) {
      if (details.hasNonNull(field)) {
        fields.set(field, details.get(field).deepCopy());
      }
    }
  }

  void become(String state, String details) {
    lifecycleDetails = details;
    become(state);
  }

  ObjectNode full() {
    var body = fields.deepCopy();
    body.put("id", id())
        .put("compartmentId", compartmentId())
        .put("clusterId", clusterId)
        .put("kubernetesVersion", Cluster.VERSION)
        .put("lifecycleState", state())
        .put("lifecycleDetails", lifecycleDetails)
        .put("timeCreated", Json.date(timeCreated()))
        .put("timeUpdated", Json.date(timeCreated()));
    body.setAll(tags.deepCopy());
    return body;
  }
}
