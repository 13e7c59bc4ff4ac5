package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;

/// Stored objects in the version that a client asked for. Versions differ in name only, except for
/// the two event APIs.
public final class Views {

  private static final String EVENTS = "events.k8s.io/v1";
  private static final Map<String, String> EVENT_FIELDS =
      Map.of(
          "involvedObject", "regarding",
          "message", "note",
          "source", "deprecatedSource",
          "firstTimestamp", "deprecatedFirstTimestamp",
          "lastTimestamp", "deprecatedLastTimestamp",
          "count", "deprecatedCount",
          "reportingComponent", "reportingController");

  private Views() {}

  /// The object itself when it already has the right form; it must not be changed.
  public static ObjectNode of(ObjectNode stored, ResourceType type) {
    return as(type.apiVersion(), stored);
  }

  /// The form in which it is stored: that of the one before it.
  static ObjectNode home(ObjectNode view, ObjectNode stored) {
    return as(Json.text(stored, "apiVersion"), view);
  }

  private static ObjectNode as(String version, ObjectNode object) {
    var from = Json.text(object, "apiVersion");
    if (from.equals(version)) {
      return object;
    }
    var translated = Json.object();
    for (var field : object.properties()) {
      translated.set(translate(field.getKey(), from, version), field.getValue());
    }
    return translated.put("apiVersion", version);
  }

  private static String translate(String field, String from, String to) {
    if (to.equals(EVENTS)) {
      return EVENT_FIELDS.getOrDefault(field, field);
    }
    if (!from.equals(EVENTS)) {
      return field;
    }
    return EVENT_FIELDS.entrySet().stream()
        .filter(entry -> entry.getValue().equals(field))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(field);
  }
}
