package dev.tsunagi.simulator.kubernetes.patch;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;

/// JSON patch (RFC 6902) and JSON merge patch (RFC 7386). Both give a new tree.
public final class Patches {

  private Patches() {}

  /// Throws a 422 when an operation cannot be done, a failing `test` included.
  public static ObjectNode json(ObjectNode object, JsonNode operations) {
    if (!operations.isArray()) {
      throw ApiException.badRequest(
          "json: cannot unmarshal object into Go value of type jsonpatch.Patch");
    }
    try {
      return (ObjectNode) JsonPatch.apply(operations, object.deepCopy());
    } catch (JsonPatchException | IllegalArgumentException | ClassCastException e) {
      throw new ApiException(
          422,
          "Invalid",
          "the server rejected our request due to an error in our request: " + e.getMessage());
    }
  }

  public static ObjectNode merge(ObjectNode object, JsonNode patch) {
    if (patch instanceof ObjectNode changes) {
      return mergeInto(object.deepCopy(), changes);
    }
    throw ApiException.badRequest("the patch must be an object");
  }

  private static ObjectNode mergeInto(ObjectNode target, ObjectNode changes) {
    for (var change : changes.properties()) {
      var name = change.getKey();
      switch (change.getValue()) {
        case ObjectNode inner -> mergeInto(Json.child(target, name), inner);
        case JsonNode value -> Json.set(target, name, value.deepCopy());
      }
    }
    return target;
  }
}
