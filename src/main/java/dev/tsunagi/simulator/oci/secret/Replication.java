package dev.tsunagi.simulator.oci.secret;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;

/// What may be asked for in `replicationConfig`. There is one region here, so nothing is copied.
final class Replication {

  private static final int MOST_TARGETS = 3;

  private Replication() {}

  static void check(JsonNode config) {
    var targets = config.path("replicationTargets");
    if (!targets.isArray()) {
      throw OciError.missing("replicationConfig.replicationTargets");
    }
    if (targets.size() > MOST_TARGETS) {
      throw OciError.invalid("replicationConfig may have " + MOST_TARGETS + " targets");
    }
    for (var target : targets) {
      Json.required(target, "targetRegion");
      Json.required(target, "targetVaultId");
      Json.required(target, "targetKeyId");
    }
  }
}
