package dev.tsunagi.migrate;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// Fields that one schema has and another would drop, the topmost of each, as paths.
final class MissingFields {

  private MissingFields() {}

  static List<String> of(JsonNode ours, JsonNode theirs) {
    var missing = new ArrayList<String>();
    collect("", ours, theirs, missing);
    return List.copyOf(missing);
  }

  private static void collect(String path, JsonNode ours, JsonNode theirs, List<String> missing) {
    if (theirs.path("x-kubernetes-preserve-unknown-fields").asBoolean()
        || theirs.has("additionalProperties")) {
      return;
    }
    ours.path("properties")
        .forEachEntry(
            (name, child) -> {
              var at = path.isEmpty() ? name : path + "." + name;
              var there = theirs.path("properties").path(name);
              if (there.isMissingNode()) {
                missing.add(at);
              } else {
                collect(at, child, there, missing);
              }
            });
    if (ours.path("items").isObject() && theirs.path("items").isObject()) {
      collect(path + "[]", ours.path("items"), theirs.path("items"), missing);
    }
  }
}
