package dev.tsunagi.simulator.kubernetes.fields;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.schema.Schema;
import org.jspecify.annotations.Nullable;

/// The parts of a value that can be owned apart from each other, by their step. Values without
/// parts (scalars, atomic lists and maps) are owned as a whole.
final class Parts {

  /// One part. `named` ones belong to a struct and so are not owned for themselves.
  record Part(JsonNode value, Schema schema, boolean named) {}

  private Parts() {}

  /// The parts in order.
  ///
  /// @return null for a value that is owned as a whole
  static @Nullable Map<String, Part> of(@Nullable JsonNode value, Schema schema) {
    return switch (value) {
      case ObjectNode object when !schema.isAtomicMap() -> fields(object, schema);
      case ArrayNode array when !schema.listType().equals("atomic") -> items(array, schema);
      case null, default -> null;
    };
  }

  private static Map<String, Part> fields(ObjectNode object, Schema schema) {
    var parts = new LinkedHashMap<String, Part>();
    for (var field : object.properties()) {
      var name = field.getKey();
      parts.put("f:" + name, new Part(field.getValue(), schema.child(name), schema.names(name)));
    }
    return parts;
  }

  private static Map<String, Part> items(ArrayNode array, Schema schema) {
    var parts = new LinkedHashMap<String, Part>();
    for (var item : array) {
      parts.put(step(item, schema), new Part(item, schema.items(), false));
    }
    return parts;
  }

  /// The step that leads to an item of a set or a map-like list.
  private static String step(JsonNode item, Schema list) {
    if (list.listType().equals("set")) {
      return "v:" + text(item);
    }
    var key = Json.object();
    for (var name : new TreeSet<>(list.listKeys())) {
      var value = item.get(name);
      if (value == null) {
        // Only a defaulted key may be absent: a port's protocol.
        value = list.items().child(name).node().get("default");
      }
      if (value == null && name.equals("protocol")) {
        value = Json.MAPPER.getNodeFactory().textNode("TCP");
      }
      if (value != null) {
        key.set(name, value);
      }
    }
    return "k:" + text(key);
  }

  private static String text(JsonNode value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }
}
