package dev.tsunagi.simulator.kubernetes.fields;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;

/// Who writes: what tells one `managedFields` entry from another.
///
/// @param operation `Apply` or `Update`
/// @param subresource empty for the object itself
public record Manager(String name, String operation, String apiVersion, String subresource) {

  public static final String APPLY = "Apply";
  public static final String UPDATE = "Update";

  static Manager of(JsonNode entry) {
    return new Manager(
        Json.text(entry, "manager"),
        Json.text(entry, "operation"),
        Json.text(entry, "apiVersion"),
        Json.text(entry, "subresource"));
  }

  boolean applies() {
    return operation.equals(APPLY);
  }

  /// The version does not tell one applier from another.
  boolean isSame(Manager other) {
    return name.equals(other.name)
        && operation.equals(other.operation)
        && subresource.equals(other.subresource)
        && (applies() || apiVersion.equals(other.apiVersion));
  }

  ObjectNode entry(String time, FieldSet fields) {
    var entry = Json.object().put("apiVersion", apiVersion).put("fieldsType", "FieldsV1");
    entry.set("fieldsV1", fields.json());
    entry.put("manager", name).put("operation", operation);
    if (!subresource.isEmpty()) {
      entry.put("subresource", subresource);
    }
    return time.isEmpty() ? entry : entry.put("time", time);
  }

  /// As a conflict names it.
  String shown() {
    var text = new StringBuilder("\"").append(name).append('"');
    if (!subresource.isEmpty()) {
      text.append(" with subresource \"").append(subresource).append('"');
    }
    return applies() ? text.toString() : text.append(" using ").append(apiVersion).toString();
  }
}
