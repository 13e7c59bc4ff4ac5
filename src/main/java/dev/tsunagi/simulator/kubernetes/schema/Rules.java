package dev.tsunagi.simulator.kubernetes.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.status.FieldError;
import org.jspecify.annotations.Nullable;

/// Runs the CEL rules of a schema (`x-kubernetes-validations`). A rule that speaks of `oldSelf`
/// holds for updates only.
public final class Rules {

  private final List<FieldError> errors = new ArrayList<>();

  private Rules() {}

  /// The rules that `object` breaks; `old` is its state before, if any.
  public static List<FieldError> check(JsonNode object, @Nullable JsonNode old, Schema schema) {
    var rules = new Rules();
    rules.visit("", object, old, schema);
    return rules.errors;
  }

  /// The rules of a schema that are no expressions at all, by their place.
  public static List<FieldError> compile(JsonNode schema, String path) {
    var errors = new ArrayList<FieldError>();
    var rules = schema.path("x-kubernetes-validations");
    for (int i = 0; i < rules.size(); i++) {
      try {
        Expression.of(Json.text(rules.path(i), "rule"));
      } catch (Expression.Failed e) {
        errors.add(
            FieldError.invalid(
                path + ".x-kubernetes-validations[" + i + "].rule",
                rules.path(i),
                "compilation failed: " + e.getMessage()));
      }
    }
    for (var part : List.of("properties", "items", "additionalProperties")) {
      var below = schema.path(part);
      if (part.equals("properties")) {
        below
            .propertyStream()
            .forEach(
                p ->
                    errors.addAll(compile(p.getValue(), path + ".properties[" + p.getKey() + "]")));
      } else if (below.isObject()) {
        errors.addAll(compile(below, path + "." + part));
      }
    }
    return errors;
  }

  private void visit(String path, JsonNode value, @Nullable JsonNode old, Schema schema) {
    if (value.isNull()) {
      return;
    }
    for (var rule : schema.rules()) {
      if (!(value.equals(old) && !Expression.usesOld(Json.text(rule, "rule")))) {
        evaluate(path, value, old, schema, rule);
      }
    }
    switch (value) {
      case ObjectNode object -> fields(path, object, old, schema);
      case ArrayNode array -> items(path, array, old, schema);
      default -> {}
    }
  }

  private void fields(String path, ObjectNode object, @Nullable JsonNode old, Schema schema) {
    for (var field : object.properties()) {
      var name = field.getKey();
      var child = schema.find(name);
      if (child != null) {
        var at = path.isEmpty() ? name : path + "." + name;
        visit(at, field.getValue(), old == null ? null : old.get(name), child);
      }
    }
  }

  private void items(String path, ArrayNode array, @Nullable JsonNode old, Schema schema) {
    var former = old == null || !schema.listType().equals("map") ? Json.array() : old;
    for (int i = 0; i < array.size(); i++) {
      var item = array.get(i);
      var before = Validation.counterpart(item, former, schema.listKeys());
      visit(path + "[" + i + "]", item, before, schema.items());
    }
  }

  private void evaluate(
      String path, JsonNode value, @Nullable JsonNode old, Schema schema, JsonNode rule) {
    var text = Json.text(rule, "rule");
    if (Expression.usesOld(text) && old == null && !rule.path("optionalOldSelf").asBoolean()) {
      return;
    }
    var shown = shown(value);
    try {
      if (!Boolean.TRUE.equals(Expression.of(text).evaluate(value, old, schema))) {
        errors.add(broken(at(path, rule), shown, message(value, old, schema, rule), rule));
      }
    } catch (Expression.Failed e) {
      errors.add(
          FieldError.invalid(path, shown, "rule evaluation error: %s".formatted(e.getMessage())));
    }
  }

  private static FieldError broken(String path, String shown, String message, JsonNode rule) {
    return switch (Json.text(rule, "reason")) {
      case "FieldValueRequired" -> FieldError.required(path, message);
      case "FieldValueForbidden" -> FieldError.forbidden(path, message);
      case "FieldValueDuplicate" ->
          new FieldError(path, "FieldValueDuplicate", "Duplicate value: " + shown);
      default -> FieldError.invalid(path, shown, message);
    };
  }

  private static String message(
      JsonNode value, @Nullable JsonNode old, Schema schema, JsonNode rule) {
    var expression = Json.text(rule, "messageExpression");
    if (!expression.isEmpty()) {
      try {
        return String.valueOf(Expression.of(expression).evaluate(value, old, schema));
      } catch (Expression.Failed e) {
        // The fixed message serves instead, as in a real server.
      }
    }
    var fixed = Json.text(rule, "message");
    return fixed.isEmpty() ? "failed rule: " + Json.text(rule, "rule").strip() : fixed;
  }

  private static String at(String path, JsonNode rule) {
    var field = Json.text(rule, "fieldPath");
    return path.isEmpty() && !field.isEmpty() ? field.substring(1) : path + field;
  }

  private static String shown(JsonNode value) {
    return switch (value.getNodeType()) {
      case OBJECT -> "\"object\"";
      case ARRAY -> "\"array\"";
      default -> value.toString();
    };
  }
}
