package dev.tsunagi.simulator.oci.database;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.store.Tags;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// A database: what it was asked for, completed by what OCI chooses. Passwords are not kept.
final class AutonomousDatabase extends Resource {

  private static final List<String> HIDDEN =
      List.of("adminPassword", "source", "freeformTags", "definedTags");

  private final ObjectNode fields;
  private final ObjectNode tags;
  private String lifecycleDetails = "";
  @Nullable Instant walletRotated;

  AutonomousDatabase(String id, String compartmentId, ObjectNode details, Instant now) {
    super(id, compartmentId, "PROVISIONING", now);
    tags = Tags.of(details);
    fields = details.deepCopy();
    fields.remove(HIDDEN);
    orElse("displayName", details.path("dbName").asText());
    orElse("dbWorkload", "OLTP");
    orElse("dbVersion", "23ai");
    orElse("licenseModel", "LICENSE_INCLUDED");
    orElse("computeModel", fields.has("cpuCoreCount") ? "OCPU" : "ECPU");
    if (!fields.has("cpuCoreCount") && !fields.has("computeCount")) {
      fields.put("computeCount", 2.0);
    }
    if (!fields.has("dataStorageSizeInTBs") && !fields.has("dataStorageSizeInGBs")) {
      fields.put("dataStorageSizeInTBs", 1);
    }
  }

  private void orElse(String field, String otherwise) {
    if (Json.text(fields, field) == null) {
      fields.put(field, otherwise);
    }
  }

  String name() {
    return fields.path("displayName").asText();
  }

  String dbName() {
    return fields.path("dbName").asText();
  }

  void fail(String details) {
    lifecycleDetails = details;
    become("UNAVAILABLE");
  }

  void update(ObjectNode details) {
    Tags.update(tags, details);
    var rest = details.deepCopy();
    rest.remove(HIDDEN);
    rest.forEachEntry(
        (name, value) -> {
          if (!value.isNull()) {
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
        .put("isDedicated", fields.path("isDedicated").asBoolean())
        .put("isAutoScalingEnabled", fields.path("isAutoScalingEnabled").asBoolean())
        .put("isFreeTier", fields.path("isFreeTier").asBoolean());
    if (!is("PROVISIONING")) {
      var strings = body.putObject("connectionStrings");
      for (var level : List.of("high", "medium", "low")) {
        strings.put(level, host() + ":1522/" + dbName().toLowerCase(Locale.ROOT) + "_" + level);
      }
    }
    body.setAll(tags.deepCopy());
    return body;
  }

  String host() {
    return "adb." + id().substring(id().length() - 8) + ".oraclecloud.com";
  }
}
