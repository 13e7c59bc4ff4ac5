package dev.tsunagi.api.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// One node of a structural schema, made ready for checking.
///
/// Serves what the committed CRDs use: types, enums, patterns, lengths, counts, `required`. CEL
/// rules and `anyOf` are not looked at.
///
/// @param type tells whether a value is of the right type; nothing else is checked when it is not
/// @param rules what else must hold of the value
/// @param required members that must be there
/// @param properties the members that are known
/// @param values the schema of all other members, or null when they are free
/// @param items the schema of the elements of a list, or null
public record Schema(
    Rule type,
    List<Rule> rules,
    List<String> required,
    Map<String, Schema> properties,
    @Nullable Schema values,
    @Nullable Schema items) {

  /// Something that must hold of a value.
  ///
  /// @param wrong what to say of a value of which it does not
  /// @param allowed which values are right
  record Rule(Predicate<JsonNode> holds, Function<JsonNode, String> wrong, String allowed) {}

  /// Reads one node of an `openAPIV3Schema`.
  public static Schema of(JsonNode node) {
    var additional = node.path("additionalProperties");
    return new Schema(
        Rules.type(node),
        Rules.of(node),
        requiredOf(node),
        propertiesOf(node),
        additional.isObject() ? of(additional) : null,
        node.path("items").isObject() ? of(node.path("items")) : null);
  }

  /// What has a default can be left out even when it is required.
  private static List<String> requiredOf(JsonNode node) {
    return node.path("required")
        .valueStream()
        .map(JsonNode::asText)
        .filter(name -> !node.path("properties").path(name).has("default"))
        .toList();
  }

  private static Map<String, Schema> propertiesOf(JsonNode node) {
    var properties = new LinkedHashMap<String, Schema>();
    node.path("properties").forEachEntry((name, child) -> properties.put(name, of(child)));
    return Collections.unmodifiableMap(properties);
  }
}
