package dev.tsunagi.simulator.oci.kms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.Json;

/// The tags of a request body, as the resource shows them.
final class Tags {

  private Tags() {}

  static ObjectNode of(JsonNode details) {
    var tags = Json.object();
    for (var kind : new String[] {"freeformTags", "definedTags"}) {
      tags.set(kind, details.path(kind).isObject() ? details.path(kind) : Json.object());
    }
    return tags;
  }
}
