package dev.tsunagi.simulator.kubernetes.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import org.jspecify.annotations.Nullable;

/// One node of a structural OpenAPI schema.
public record Schema(JsonNode node) {

  private static final String EXTENSION = "x-kubernetes-";

  /// Says nothing: every value fits and is kept.
  public static final Schema ANY =
      new Schema(Json.constant("{'x-kubernetes-preserve-unknown-fields': true}"));

  /// The schema of a field, by name or as a value of a map.
  ///
  /// @return null when this schema does not know the field
  public @Nullable Schema find(String name) {
    var property = node.path("properties").get(name);
    if (property != null) {
      return new Schema(property);
    }
    var values = node.get("additionalProperties");
    if (values != null && (values.isObject() || values.asBoolean())) {
      return values.isObject() ? new Schema(values) : ANY;
    }
    return null;
  }

  /// As [#find], with [#ANY] for what is unknown.
  public Schema child(String name) {
    var found = find(name);
    return found == null ? ANY : found;
  }

  /// Whether the field is one of a fixed set, as in a struct, and not a key of a map.
  public boolean names(String name) {
    return node.path("properties").has(name);
  }

  public Schema items() {
    return node.path("items").isObject() ? new Schema(node.path("items")) : ANY;
  }

  public String type() {
    return Json.text(node, "type");
  }

  public String format() {
    return Json.text(node, "format");
  }

  public boolean flag(String extension) {
    return node.path(EXTENSION + extension).asBoolean();
  }

  public boolean preservesUnknown() {
    return flag("preserve-unknown-fields");
  }

  public boolean isIntOrString() {
    return flag("int-or-string");
  }

  public boolean isNullable() {
    return node.path("nullable").asBoolean();
  }

  /// `atomic`, `set` or `map`.
  public String listType() {
    return node.path(EXTENSION + "list-type").asText("atomic");
  }

  public List<String> listKeys() {
    return Json.strings(node.path(EXTENSION + "list-map-keys"));
  }

  public boolean isAtomicMap() {
    return Json.text(node, EXTENSION + "map-type").equals("atomic");
  }

  public JsonNode rules() {
    return node.path(EXTENSION + "validations");
  }
}
