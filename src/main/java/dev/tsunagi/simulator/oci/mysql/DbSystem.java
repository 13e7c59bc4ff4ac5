package dev.tsunagi.simulator.oci.mysql;

import module java.base;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.store.Tags;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// A DB system: what it was asked for, completed by what OCI chooses. Passwords are not kept.
final class DbSystem extends Resource {

  private static final Set<String> SECRET = Set.of("adminPassword", "sourceUrl");

  private final ObjectNode fields;
  private final ObjectNode tags;
  private String lifecycleDetails = "";
  private int passwordChanges;
  @Nullable ObjectNode heatWave;
  private final Endpoints.@Nullable Endpoint open;

  DbSystem(String id, String compartmentId, ObjectNode details, Endpoints endpoints, Instant now) {
    super(id, compartmentId, "CREATING", now);
    open =
        details.hasNonNull("adminUsername") && details.hasNonNull("adminPassword")
            ? endpoints.open(
                details.path("adminUsername").asText(), details.path("adminPassword").asText())
            : null;
    fields = DbSystemDefaults.completed(details, id);
    fields.remove(SECRET);
    tags = Tags.of(details);
  }

  String name() {
    return fields.path("displayName").asText();
  }

  String shape() {
    return fields.path("shapeName").asText();
  }

  boolean isDeleteProtected() {
    return fields.at("/deletionPolicy/isDeleteProtected").asBoolean();
  }

  int storage() {
    return fields.path("dataStorageSizeInGBs").asInt();
  }

  int passwordChanges() {
    return passwordChanges;
  }

  void deleted() {
    if (open != null) {
      open.close();
    }
    become("DELETED");
  }

  void fail(String details) {
    lifecycleDetails = details;
    become("FAILED");
  }

  /// Lays a request over what is there. Objects are merged, all else is replaced.
  void update(ObjectNode details) {
    if (details.hasNonNull("adminPassword")) {
      passwordChanges++;
      if (open != null) {
        open.password(details.path("adminPassword").asText());
      }
    }
    Tags.update(tags, details);
    var rest = details.deepCopy();
    rest.remove(SECRET);
    rest.remove(List.of("freeformTags", "definedTags"));
    rest.forEachEntry(
        (name, value) -> {
          if (value instanceof ObjectNode given && fields.path(name) instanceof ObjectNode there) {
            there.setAll(given);
          } else if (!value.isNull()) {
            fields.set(name, value);
          }
        });
    touch();
  }

  ObjectNode full() {
    var body = fields.deepCopy();
    body.put("id", id())
        .put("compartmentId", compartmentId())
        .put("lifecycleState", state())
        .put("lifecycleDetails", lifecycleDetails)
        .put("timeCreated", Json.date(timeCreated()))
        .put("timeUpdated", Json.date(timeCreated()))
        .put("isHeatWaveClusterAttached", heatWave != null);
    body.set("heatWaveCluster", heatWave == null ? Json.MAPPER.nullNode() : heatWave.deepCopy());
    body.set("endpoints", endpoints());
    body.setAll(tags.deepCopy());
    return body;
  }

  /// There are none before it is up.
  private ArrayNode endpoints() {
    var all = Json.array();
    if (!is("CREATING") && !is("FAILED")) {
      var endpoint = all.addObject();
      endpoint
          .put("hostname", open == null ? DbSystemDefaults.hostname(fields) : open.host())
          .put("ipAddress", fields.path("ipAddress").asText())
          .put("port", open == null ? fields.path("port").asInt() : open.port())
          .put("portX", fields.path("portX").asInt())
          .put("status", is("ACTIVE") || is("UPDATING") ? "ACTIVE" : "INACTIVE")
          .put("resourceType", "DBSYSTEM")
          .put("resourceId", id());
      endpoint.putArray("modes").add("READ").add("WRITE");
    }
    return all;
  }
}
