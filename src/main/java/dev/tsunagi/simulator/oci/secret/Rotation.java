package dev.tsunagi.simulator.oci.secret;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import org.jspecify.annotations.Nullable;

/// Whether a secret can be rotated and how often it is by itself.
record Rotation(boolean possible, @Nullable Duration schedule) {

  static final Rotation NONE = new Rotation(false, null);

  /// The `rotationConfig` of a request.
  static Rotation parse(JsonNode config) {
    if (!config.isObject()) {
      return NONE;
    }
    var target = config.path("targetSystemDetails");
    if (!target.isObject()) {
      throw OciError.missing("rotationConfig.targetSystemDetails");
    }
    switch (Json.required(target, "targetSystemType")) {
      case "ADB" -> Json.required(target, "adbId");
      case "FUNCTION" -> Json.required(target, "functionId");
      default -> throw OciError.invalid("targetSystemType must be ADB or FUNCTION");
    }
    var interval = Json.text(config, "rotationInterval");
    var every = interval == null ? null : Days.parse("rotationInterval", interval, 360);
    var scheduled = config.path("isScheduledRotationEnabled").asBoolean();
    if (scheduled && every == null) {
      throw OciError.missing("rotationConfig.rotationInterval");
    }
    return new Rotation(true, scheduled ? every : null);
  }
}
