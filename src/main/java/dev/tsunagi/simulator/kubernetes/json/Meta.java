package dev.tsunagi.simulator.kubernetes.json;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The metadata that every object has.
public final class Meta {

  private Meta() {}

  public static String name(JsonNode object) {
    return Json.text(object, "metadata", "name");
  }

  public static String namespace(JsonNode object) {
    return Json.text(object, "metadata", "namespace");
  }

  public static String uid(JsonNode object) {
    return Json.text(object, "metadata", "uid");
  }

  public static String resourceVersion(JsonNode object) {
    return Json.text(object, "metadata", "resourceVersion");
  }

  public static boolean isDeleting(JsonNode object) {
    return object.path("metadata").hasNonNull("deletionTimestamp");
  }

  public static List<String> finalizers(JsonNode object) {
    return Json.strings(Json.at(object, "metadata", "finalizers"));
  }

  public static ObjectNode of(ObjectNode object) {
    return Json.child(object, "metadata");
  }

  /// A new object that shares everything with the old one except its metadata's first level.
  public static ObjectNode copy(JsonNode object) {
    ObjectNode copy = Json.object().setAll((ObjectNode) object);
    if (object.get("metadata") instanceof ObjectNode metadata) {
      copy.set("metadata", Json.object().setAll(metadata));
    }
    return copy;
  }

  /// Seconds only: the form that Kubernetes gives to points in time.
  public static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
