package dev.tsunagi.simulator.kubernetes.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Fills in a schema's defaults, also for nulls that may not stand.
public final class Defaulting {

  private Defaulting() {}

  public static void fill(JsonNode value, Schema schema) {
    switch (value) {
      case ObjectNode object -> {
        schema
            .node()
            .path("properties")
            .propertyStream()
            .forEach(property -> fillField(object, property.getKey(), property.getValue()));
        for (var field : object.properties()) {
          if (!schema.names(field.getKey())) {
            fill(field.getValue(), schema.child(field.getKey()));
          }
        }
      }
      case ArrayNode array -> array.forEach(item -> fill(item, schema.items()));
      default -> {}
    }
  }

  private static void fillField(ObjectNode object, String name, JsonNode property) {
    var schema = new Schema(property);
    var value = object.get(name);
    if (value != null && value.isNull() && !schema.isNullable()) {
      object.remove(name);
      value = null;
    }
    if (value == null) {
      value = property.get("default");
      if (value == null) {
        return;
      }
      value = value.deepCopy();
      object.set(name, value);
    }
    fill(value, schema);
  }
}
