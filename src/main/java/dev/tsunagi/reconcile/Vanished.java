package dev.tsunagi.reconcile;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The members that a status has no more, as a merge patch that takes them away. Pure.
final class Vanished {

  private Vanished() {}

  /// Empty when nothing goes. Lists are not looked into: they are replaced as a whole.
  static ObjectNode between(JsonNode before, JsonNode after) {
    var patch = JsonNodeFactory.instance.objectNode();
    before.forEachEntry(
        (name, value) -> {
          if (!after.has(name)) {
            patch.putNull(name);
          } else if (value.isObject() && after.path(name).isObject()) {
            var inner = between(value, after.path(name));
            if (!inner.isEmpty()) {
              patch.set(name, inner);
            }
          }
        });
    return patch;
  }
}
