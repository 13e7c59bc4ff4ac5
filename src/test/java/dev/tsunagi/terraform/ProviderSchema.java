package dev.tsunagi.terraform;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// What `terraform providers schema -json` shows of a provider, as the answer from which Terraform
/// makes that: `GetProviderSchema.Response` of plugin protocol 6. The numbers are its fields'.
record ProviderSchema(JsonNode provider) {

  private static final List<String> OBJECT_NESTINGS = List.of("", "single", "list", "set", "map");
  private static final List<String> BLOCK_NESTINGS =
      List.of("", "single", "list", "set", "map", "group");

  byte[] toBytes() {
    var answer = new WireMessage().message(1, schema(provider.path("provider")));
    entries(answer, 2, provider.path("resource_schemas"));
    entries(answer, 3, provider.path("data_source_schemas"));
    return answer.toBytes();
  }

  private static void entries(WireMessage answer, int field, JsonNode schemas) {
    schemas.forEachEntry(
        (name, schema) ->
            answer.message(field, new WireMessage().text(1, name).message(2, schema(schema))));
  }

  private static WireMessage schema(JsonNode schema) {
    return new WireMessage()
        .number(1, schema.path("version").asLong())
        .message(2, block(schema.path("block")));
  }

  private static WireMessage block(JsonNode block) {
    var message = new WireMessage();
    block
        .path("attributes")
        .forEachEntry((name, attribute) -> message.message(2, attribute(name, attribute)));
    block
        .path("block_types")
        .forEachEntry((name, nested) -> message.message(3, nestedBlock(name, nested)));
    return message;
  }

  private static WireMessage nestedBlock(String name, JsonNode nested) {
    return new WireMessage()
        .text(1, name)
        .message(2, block(nested.path("block")))
        .number(3, BLOCK_NESTINGS.indexOf(nested.path("nesting_mode").asText()))
        .number(4, nested.path("min_items").asLong())
        .number(5, nested.path("max_items").asLong());
  }

  private static WireMessage attribute(String name, JsonNode attribute) {
    var message = new WireMessage().text(1, name);
    if (attribute.has("type")) {
      message.text(2, attribute.path("type").toString());
    } else {
      message.message(10, object(attribute.path("nested_type")));
    }
    var flags = List.of("required", "optional", "computed", "sensitive");
    flags.forEach(flag -> message.number(4 + flags.indexOf(flag), attribute.has(flag) ? 1 : 0));
    return message;
  }

  private static WireMessage object(JsonNode object) {
    var message = new WireMessage();
    object
        .path("attributes")
        .forEachEntry((name, attribute) -> message.message(1, attribute(name, attribute)));
    return message.number(3, OBJECT_NESTINGS.indexOf(object.path("nesting_mode").asText()));
  }
}
