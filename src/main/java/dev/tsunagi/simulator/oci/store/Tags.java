package dev.tsunagi.simulator.oci.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.Json;

/// The tags of a request body, as the resource shows them.
public final class Tags {

  private Tags() {}

  public static ObjectNode of(JsonNode details) {
    var tags = Json.object();
    for (var kind : new String[] {"freeformTags", "definedTags"}) {
      tags.set(kind, details.path(kind).isObject() ? details.path(kind) : Json.object());
    }
    return tags;
  }

  /// Lays the tags that a request gives over those that the resource has, kind by kind.
  public static void update(ObjectNode tags, JsonNode details) {
    for (var kind : new String[] {"freeformTags", "definedTags"}) {
      if (details.path(kind).isObject()) {
        tags.set(kind, details.path(kind));
      }
    }
  }
}
