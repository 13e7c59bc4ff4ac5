package dev.tsunagi.simulator.kubernetes.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.status.FieldError;
import org.jspecify.annotations.Nullable;

/// Checks a value against a schema, in the words of a real server. What an update leaves as it was
/// is not held against it.
public final class Validation {

  private final List<FieldError> errors = new ArrayList<>();

  private Validation() {}

  /// The first hundred or so things that are wrong with `object`; `old` is its state before, if
  /// any.
  public static List<FieldError> check(JsonNode object, @Nullable JsonNode old, Schema schema) {
    var validation = new Validation();
    validation.visit("", object, old, schema);
    return validation.errors;
  }

  private void visit(String path, JsonNode value, @Nullable JsonNode old, Schema schema) {
    if (value.equals(old) || (value.isNull() && schema.isNullable())) {
      return;
    }
    if (!hasType(value, schema)) {
      var type = schema.isIntOrString() ? "integer,string" : schema.type();
      var shown = '"' + typeOf(value) + '"';
      errors.add(invalid(path, shown, "must be of type " + type + ": " + shown));
      return;
    }
    new Limits(path, value, schema, errors).check();
    switch (value) {
      case ObjectNode object -> fields(path, object, old, schema);
      case ArrayNode array -> items(path, array, old, schema);
      default -> {}
    }
    combinations(path, value, schema);
  }

  private void fields(String path, ObjectNode object, @Nullable JsonNode old, Schema schema) {
    for (var name : Json.strings(schema.node().path("required"))) {
      if (!object.has(name)) {
        errors.add(FieldError.required(join(path, name), ""));
      }
    }
    for (var field : object.properties()) {
      var child = schema.find(field.getKey());
      if (child != null) {
        visit(
            join(path, field.getKey()),
            field.getValue(),
            old == null ? null : old.get(field.getKey()),
            child);
      }
    }
  }

  private void items(String path, ArrayNode array, @Nullable JsonNode old, Schema schema) {
    var keyed = schema.listType().equals("map");
    var before = keyed && old instanceof ArrayNode list ? list : Json.array();
    var keys = schema.listKeys();
    var seen = new HashSet<JsonNode>();
    for (int i = 0; i < array.size(); i++) {
      var item = array.get(i);
      var at = path + "[" + i + "]";
      if (!schema.listType().equals("atomic") && !seen.add(identity(item, keys))) {
        errors.add(FieldError.duplicate(at, identity(item, keys)));
      }
      visit(at, item, counterpart(item, before, keys), schema.items());
    }
  }

  /// The item of an older list that stands for the same thing.
  static @Nullable JsonNode counterpart(JsonNode item, JsonNode before, List<String> keys) {
    return before
        .valueStream()
        .filter(old -> identity(old, keys).equals(identity(item, keys)))
        .findFirst()
        .orElse(null);
  }

  private static JsonNode identity(JsonNode item, List<String> keys) {
    if (keys.isEmpty()) {
      return item;
    }
    var key = Json.object();
    keys.forEach(name -> Json.set(key, name, item.get(name)));
    return key;
  }

  private void combinations(String path, JsonNode value, Schema schema) {
    var node = schema.node();
    var quoted = '"' + path + '"';
    for (var part : node.path("allOf")) {
      visit(path, value, null, new Schema(part));
    }
    if (node.has("anyOf")
        && matching(path, value, node.path("anyOf")) == 0
        && !schema.isIntOrString()) {
      errors.add(
          FieldError.invalid(path, "\"\"", quoted + " must validate at least one schema (anyOf)"));
    }
    var one = node.has("oneOf") ? matching(path, value, node.path("oneOf")) : 1;
    if (one != 1) {
      var found = one == 0 ? "Found none valid" : "Found " + one + " valid alternatives";
      errors.add(
          FieldError.invalid(
              path, "\"\"", quoted + " must validate one and only one schema (oneOf). " + found));
    }
    if (node.has("not") && check(value, null, new Schema(node.path("not"))).isEmpty()) {
      errors.add(FieldError.invalid(path, "\"\"", quoted + " must not validate the schema (not)"));
    }
  }

  private static long matching(String path, JsonNode value, JsonNode alternatives) {
    return alternatives
        .valueStream()
        .filter(
            alternative -> {
              var trial = new Validation();
              trial.visit(path, value, null, new Schema(alternative));
              return trial.errors.isEmpty();
            })
        .count();
  }

  static FieldError invalid(String path, String shown, String complaint) {
    return FieldError.invalid(path, shown, path + " in body " + complaint);
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static boolean hasType(JsonNode value, Schema schema) {
    if (schema.isIntOrString()) {
      return value.isTextual() || value.isIntegralNumber();
    }
    return switch (schema.type()) {
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber() || (value.isNumber() && value.asDouble() % 1 == 0);
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      default -> true;
    };
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array";
      case NULL, MISSING -> "null";
      case OBJECT, POJO, BINARY -> "object";
    };
  }
}
