package dev.tsunagi.simulator.oci.secret;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;

/// What a secret shows as it was given: description, tags, rules and the like.
final class Attributes {

  private static final List<String> OBJECTS = List.of("metadata", "freeformTags", "definedTags");
  private static final List<String> CONFIGS =
      List.of("rotationConfig", "replicationConfig", "secretGenerationContext");

  private final ObjectNode shown = Json.object().put("isAutoGenerationEnabled", false);
  private Rules rules = new Rules(null, null, false, false, false);
  private Rotation rotation = Rotation.NONE;

  Attributes() {
    OBJECTS.forEach(shown::putObject);
    shown.putArray("secretRules");
  }

  /// Takes over what a request gives. An explicit null clears, an absent field changes nothing.
  void apply(ObjectNode details, Instant now) {
    check(details, now);
    if (details.has("description")) {
      shown.put("description", Json.text(details, "description"));
    }
    OBJECTS.stream()
        .filter(details::has)
        .forEach(name -> shown.set(name, orElse(details.path(name), Json.object())));
    CONFIGS.stream().filter(details::has).forEach(name -> shown.set(name, details.get(name)));
    if (details.has("secretRules")) {
      shown.set("secretRules", orElse(details.path("secretRules"), Json.array()));
      rules = Rules.parse(shown.path("secretRules"), now);
    }
    if (details.has("rotationConfig")) {
      rotation = Rotation.parse(details.path("rotationConfig"));
    }
    if (details.path("enableAutoGeneration").isBoolean()) {
      shown.put("isAutoGenerationEnabled", details.path("enableAutoGeneration").booleanValue());
    }
  }

  /// Throws 400 for what [#apply] could not take over.
  static void check(ObjectNode details, Instant now) {
    Stream.concat(OBJECTS.stream(), CONFIGS.stream())
        .filter(details::hasNonNull)
        .filter(name -> !details.path(name).isObject())
        .findFirst()
        .ifPresent(
            name -> {
              throw OciError.invalid(name + " must be an object");
            });
    if (details.hasNonNull("secretRules") && !details.path("secretRules").isArray()) {
      throw OciError.invalid("secretRules must be a list");
    }
    Rules.parse(details.path("secretRules"), now);
    Rotation.parse(details.path("rotationConfig"));
    if (details.hasNonNull("replicationConfig")) {
      Replication.check(details.path("replicationConfig"));
    }
  }

  private static JsonNode orElse(JsonNode given, JsonNode empty) {
    return given.isNull() ? empty : given;
  }

  Rules rules() {
    return rules;
  }

  Rotation rotation() {
    return rotation;
  }

  JsonNode generationContext() {
    return shown.path("secretGenerationContext");
  }

  boolean writesAreForwarded() {
    return shown.path("replicationConfig").path("isWriteForwardEnabled").asBoolean();
  }

  JsonNode metadata() {
    return shown.path("metadata").deepCopy();
  }

  void noMoreScheduledRotation() {
    if (shown.path("rotationConfig") instanceof ObjectNode config) {
      config.put("isScheduledRotationEnabled", false);
      rotation = new Rotation(true, null);
    }
  }

  ObjectNode full() {
    return shown.deepCopy();
  }

  ObjectNode summary() {
    return shown.deepCopy().without(List.of("metadata", "secretRules"));
  }
}
