package dev.tsunagi.simulator.kubernetes.fields;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.schema.Schema;
import org.jspecify.annotations.Nullable;

/// The two halves of applying: laying a configuration over an object, and taking away what an
/// earlier configuration had put there.
final class Merge {

  private Merge() {}

  /// A new tree; neither argument is changed.
  static JsonNode over(@Nullable JsonNode live, JsonNode applied, Schema schema) {
    if (live instanceof ObjectNode old
        && applied instanceof ObjectNode wanted
        && !schema.isAtomicMap()) {
      return fields(old, wanted, schema);
    }
    if (live instanceof ArrayNode
        && applied instanceof ArrayNode
        && !schema.listType().equals("atomic")) {
      return items(live, applied, schema);
    }
    return applied.deepCopy();
  }

  private static ObjectNode fields(ObjectNode live, ObjectNode applied, Schema schema) {
    var result = live.deepCopy();
    for (var field : applied.properties()) {
      var name = field.getKey();
      if (field.getValue().isNull()) {
        result.remove(name);
      } else {
        result.set(name, over(live.get(name), field.getValue(), schema.child(name)));
      }
    }
    return result;
  }

  private static ArrayNode items(JsonNode live, JsonNode applied, Schema schema) {
    var old = parts(live, schema);
    var merged = new LinkedHashMap<String, JsonNode>();
    old.forEach((step, part) -> merged.put(step, part.value()));
    parts(applied, schema)
        .forEach(
            (step, part) -> {
              var before = old.get(step);
              merged.put(
                  step, over(before == null ? null : before.value(), part.value(), schema.items()));
            });
    return Json.array().addAll(merged.values());
  }

  private static Map<String, Parts.Part> parts(JsonNode value, Schema schema) {
    return Objects.requireNonNullElse(Parts.of(value, schema), Map.of());
  }

  /// Removes from `object`, in place, what `last` claimed and nobody claims any more.
  static void withdraw(JsonNode object, Schema schema, FieldSet last, FieldSet owned) {
    var gone = new HashSet<String>();
    parts(object, schema)
        .forEach(
            (step, part) -> {
              if (!last.children().containsKey(step)) {
                return;
              }
              if (owned.children().containsKey(step)) {
                withdraw(part.value(), part.schema(), last.child(step), owned.child(step));
              } else {
                gone.add(step);
              }
            });
    if (object instanceof ObjectNode fields) {
      gone.forEach(step -> fields.remove(step.substring(2)));
    } else if (object instanceof ArrayNode array && !gone.isEmpty()) {
      var kept = new ArrayList<JsonNode>();
      parts(array, schema).entrySet().stream()
          .filter(entry -> !gone.contains(entry.getKey()))
          .forEach(entry -> kept.add(entry.getValue().value()));
      array.removeAll().addAll(kept);
    }
  }
}
