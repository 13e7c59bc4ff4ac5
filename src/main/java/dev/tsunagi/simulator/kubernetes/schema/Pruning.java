package dev.tsunagi.simulator.kubernetes.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Drops what a schema does not know.
public final class Pruning {

  private final List<String> dropped = new ArrayList<>();

  private Pruning() {}

  /// Prunes in place.
  ///
  /// @return the paths of the dropped fields
  public static List<String> prune(ObjectNode object, Schema schema) {
    var pruning = new Pruning();
    pruning.visit(object, schema, "");
    return pruning.dropped;
  }

  private void visit(JsonNode value, Schema schema, String path) {
    switch (value) {
      case ObjectNode object -> visitObject(object, schema, path);
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          visit(array.get(i), schema.items(), path + "[" + i + "]");
        }
      }
      default -> {}
    }
  }

  /// Inside a part that preserves unknown fields, known fields are still pruned by their own
  /// schema, and whatever is unknown is kept with everything below it.
  private void visitObject(ObjectNode object, Schema schema, String path) {
    var keep = schema.preservesUnknown();
    var effective =
        schema.flag("embedded-resource") ? MetadataSchema.complete(schema.node()) : schema;
    for (var name : List.copyOf(fieldNames(object))) {
      var child = effective.find(name);
      var at = path.isEmpty() ? name : path + "." + name;
      if (child != null) {
        visit(object.path(name), child, at);
      } else if (!keep) {
        object.remove(name);
        dropped.add(at);
      }
    }
  }

  private static List<String> fieldNames(ObjectNode object) {
    return object.propertyStream().map(Map.Entry::getKey).toList();
  }
}
