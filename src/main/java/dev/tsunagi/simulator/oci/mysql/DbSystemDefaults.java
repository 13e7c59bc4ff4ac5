package dev.tsunagi.simulator.oci.mysql;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// What OCI chooses for a DB system where a request leaves it open, and what it refuses.
final class DbSystemDefaults {

  private DbSystemDefaults() {}

  static ObjectNode completed(ObjectNode details, String id) {
    var all = details.deepCopy();
    all.remove(List.of("freeformTags", "definedTags"));
    orElse(all, "displayName", "mysqldbsystem" + id.substring(id.length() - 8));
    orElse(all, "mysqlVersion", "8.4.4");
    orElse(all, "availabilityDomain", "demo:US-ASHBURN-AD-1");
    orElse(all, "faultDomain", "FAULT-DOMAIN-1");
    orElse(all, "configurationId", "ocid1.mysqlconfiguration.oc1..default");
    orElse(all, "ipAddress", "10.0.10." + (2 + Math.floorMod(id.hashCode(), 250)));
    orElse(all, "crashRecovery", "ENABLED");
    number(all, "port", 3306);
    number(all, "portX", 33060);
    number(all, "dataStorageSizeInGBs", 50);
    if (!all.hasNonNull("isHighlyAvailable")) {
      all.put("isHighlyAvailable", false);
    }
    policies(all);
    all.set(
        "currentPlacement",
        Json.object()
            .put("availabilityDomain", all.path("availabilityDomain").asText())
            .put("faultDomain", all.path("faultDomain").asText()));
    return all;
  }

  private static void policies(ObjectNode all) {
    var backup = object(all, "backupPolicy");
    if (!backup.hasNonNull("isEnabled")) {
      backup.put("isEnabled", true);
    }
    orElse(backup, "windowStartTime", "02:00Z");
    number(backup, "retentionInDays", 7);
    if (!backup.has("pitrPolicy")) {
      backup.set("pitrPolicy", Json.object().put("isEnabled", false));
    }
    orElse(object(all, "maintenance"), "windowStartTime", "sun 02:00Z");
    var deletion = object(all, "deletionPolicy");
    orElse(deletion, "automaticBackupRetention", "DELETE");
    orElse(deletion, "finalBackup", "SKIP_FINAL_BACKUP");
    if (!deletion.hasNonNull("isDeleteProtected")) {
      deletion.put("isDeleteProtected", false);
    }
  }

  private static ObjectNode object(ObjectNode all, String field) {
    return all.get(field) instanceof ObjectNode there ? there : all.putObject(field);
  }

  private static void orElse(ObjectNode all, String field, String otherwise) {
    if (Json.text(all, field) == null) {
      all.put(field, otherwise);
    }
  }

  private static void number(ObjectNode all, String field, int otherwise) {
    if (!all.hasNonNull(field)) {
      all.put(field, otherwise);
    }
  }

  static @Nullable String hostname(ObjectNode all) {
    var label = Json.text(all, "hostnameLabel");
    return label == null ? null : label + ".sub.vcn.oraclevcn.com";
  }

  /// As OCI asks: 8 to 32 characters of all four classes.
  static boolean isStrong(String password) {
    return password.length() >= 8
        && password.length() <= 32
        && Stream.of("[0-9]", "[a-z]", "[A-Z]", "[^0-9a-zA-Z]")
            .allMatch(some -> Pattern.compile(some).matcher(password).find());
  }
}
