package dev.tsunagi.docs;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// The fields below a node of a schema, as rows of a table.
final class FieldRows {

  /// Of ESO's providers and generators, which are all in the CRDs, those that we serve.
  private static final Map<String, Set<String>> SERVED =
      Map.of(
          "provider", Set.of("fake", "kubernetes", "oracle"),
          "generator", Set.of("fakeSpec", "passwordSpec", "sshKeySpec", "uuidSpec"));

  private final boolean described;
  private final List<String> rows = new ArrayList<>();

  private FieldRows(boolean described) {
    this.described = described;
  }

  static List<String> all(JsonNode schema) {
    var all = new FieldRows(false);
    all.collect("", "", schema);
    return List.copyOf(all.rows);
  }

  /// Without those that go without saying.
  static List<String> described(JsonNode schema) {
    var all = new FieldRows(true);
    all.collect("", "", schema);
    return List.copyOf(all.rows);
  }

  private void collect(String path, String name, JsonNode schema) {
    var required =
        schema.path("required").valueStream().map(JsonNode::asText).collect(Collectors.toSet());
    schema
        .path("properties")
        .forEachEntry(
            (field, child) -> {
              if (isServed(name, field)) {
                var at = path.isEmpty() ? field : path + "." + field;
                add(at, child, required.contains(field));
                collect(at, field, child);
              }
            });
    if (schema.path("items").isObject()) {
      collect(path + "[]", name, schema.path("items"));
    }
    if (schema.path("additionalProperties").isObject()) {
      collect(path + ".*", name, schema.path("additionalProperties"));
    }
  }

  private static boolean isServed(String parent, String field) {
    return !SERVED.containsKey(parent) || SERVED.get(parent).contains(field);
  }

  private void add(String path, JsonNode schema, boolean required) {
    if (!described || !schema.path("description").asText().isBlank()) {
      rows.add("| `%s` | %s | %s |".formatted(path, type(schema), meaning(schema, required)));
    }
  }

  private static String meaning(JsonNode schema, boolean required) {
    var meaning = new ArrayList<String>();
    if (required) {
      meaning.add("**Required.**");
    }
    meaning.add(Markdown.cell(schema.path("description").asText()));
    var values = schema.path("enum").valueStream().map(v -> "`" + v.asText() + "`").toList();
    if (!values.isEmpty()) {
      meaning.add("One of " + String.join(", ", values) + ".");
    }
    if (schema.has("default")) {
      meaning.add("Default `" + Markdown.cell(schema.path("default").toString()) + "`.");
    }
    return String.join(" ", meaning).strip();
  }

  private static String type(JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return "integer or string";
    }
    return switch (schema.path("type").asText()) {
      case "array" -> "list of " + type(schema.path("items"));
      case "object" ->
          schema.path("additionalProperties").isObject()
              ? "map of " + type(schema.path("additionalProperties"))
              : "object";
      case "" -> "any";
      case String other -> other;
    };
  }
}
