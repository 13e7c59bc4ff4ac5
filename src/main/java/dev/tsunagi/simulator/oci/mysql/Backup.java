package dev.tsunagi.simulator.oci.mysql;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.store.Tags;
import dev.tsunagi.simulator.oci.wire.Json;

/// A backup of a DB system. It outlives the DB system.
final class Backup extends Resource {

  private final ObjectNode fields;
  private final ObjectNode tags;
  private final String dbSystemId;

  Backup(String id, DbSystem system, ObjectNode details, Instant now) {
    super(id, system.compartmentId(), "CREATING", now);
    dbSystemId = system.id();
    tags = Tags.of(details);
    fields = details.deepCopy();
    fields.remove(List.of("freeformTags", "definedTags"));
    if (Json.text(fields, "displayName") == null) {
      fields.put("displayName", "mysqlbackup" + id.substring(id.length() - 8));
    }
    if (Json.text(fields, "backupType") == null) {
      fields.put("backupType", "INCREMENTAL");
    }
    if (!fields.hasNonNull("retentionInDays")) {
      fields.put("retentionInDays", 365);
    }
    fields.put("shapeName", system.shape()).put("dataStorageSizeInGBs", system.storage());
  }

  String dbSystemId() {
    return dbSystemId;
  }

  String name() {
    return fields.path("displayName").asText();
  }

  int retentionInDays() {
    return fields.path("retentionInDays").asInt();
  }

  void update(ObjectNode details) {
    Tags.update(tags, details);
    for (var field : List.of("displayName", "description", "retentionInDays")) {
      if (details.hasNonNull(field)) {
        fields.set(field, details.path(field));
      }
    }
    touch();
  }

  ObjectNode full() {
    var body = fields.deepCopy();
    body.put("id", id())
        .put("compartmentId", compartmentId())
        .put("dbSystemId", dbSystemId)
        .put("creationType", "MANUAL")
        .put("mysqlVersion", "8.4.4")
        .put("backupSizeInGBs", 1)
        .put("lifecycleState", state())
        .put("lifecycleDetails", "")
        .put("timeCreated", Json.date(timeCreated()))
        .put("timeUpdated", Json.date(timeCreated()));
    body.setAll(tags.deepCopy());
    return body;
  }
}
