package dev.tsunagi.api.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.tsunagi.api.schema.Schema.Rule;

/// The vocabulary of a schema, one rule a keyword.
final class Rules {

  private Rules() {}

  static Rule type(JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return type(node -> node.isTextual() || node.isIntegralNumber(), "an integer or text");
    }
    return switch (schema.path("type").asText()) {
      case "string" -> type(JsonNode::isTextual, "text");
      case "boolean" -> type(JsonNode::isBoolean, "true or false");
      case "integer" -> integer(schema.path("format").asText().equals("int32") ? 32 : 64);
      case "number" -> type(JsonNode::isNumber, "a number");
      case "array" -> type(JsonNode::isArray, "a list");
      case "object" -> type(JsonNode::isObject, "an object");
      default -> type(_ -> true, "anything");
    };
  }

  /// Limits come first, so that no pattern is tried on a text that is too long.
  static List<Rule> of(JsonNode schema) {
    var rules = new ArrayList<Rule>();
    schema.forEachEntry((keyword, limit) -> limit(keyword, limit).ifPresent(rules::add));
    if (schema.has("enum")) {
      rules.add(oneOf(schema.path("enum").valueStream().map(JsonNode::asText).toList()));
    }
    if (schema.has("pattern")) {
      rules.add(pattern(Pattern.compile(schema.path("pattern").asText())));
    }
    return List.copyOf(rules);
  }

  private static Rule type(Predicate<JsonNode> holds, String allowed) {
    return new Rule(holds, node -> "is " + typeOf(node), allowed);
  }

  /// As for an API server, 3.0 is an integer.
  private static Rule integer(int bits) {
    return new Rule(
        node ->
            node.isNumber()
                && (bits == 32 ? node.canConvertToInt() : node.canConvertToLong())
                && node.canConvertToExactIntegral(),
        node -> "is " + (node.isNumber() ? node.asText() : typeOf(node)),
        "an integer of " + bits + " bits");
  }

  private static String typeOf(JsonNode node) {
    return switch (node.getNodeType()) {
      case JsonNodeType.STRING -> "text";
      case JsonNodeType.NUMBER -> "a number";
      case JsonNodeType.BOOLEAN -> "true or false";
      case JsonNodeType.ARRAY -> "a list";
      case JsonNodeType.OBJECT -> "an object";
      default -> "nothing";
    };
  }

  private static Rule oneOf(List<String> allowed) {
    return new Rule(
        node -> allowed.contains(node.asText()),
        Rules::quoted,
        "one of "
            + String.join(", ", allowed.stream().map(a -> a.isEmpty() ? "\"\"" : a).toList()));
  }

  private static Rule pattern(Pattern pattern) {
    return new Rule(
        node -> pattern.matcher(node.asText()).find(), Rules::quoted, "text like " + pattern);
  }

  private static Optional<Rule> limit(String keyword, JsonNode limit) {
    var bound = limit.asDouble();
    return Optional.ofNullable(
        switch (keyword) {
          case "minLength" -> atLeast(Rules::length, bound, limit, "characters");
          case "maxLength" -> atMost(Rules::length, bound, limit, "characters");
          case "minItems" -> atLeast(JsonNode::size, bound, limit, "elements");
          case "maxItems" -> atMost(JsonNode::size, bound, limit, "elements");
          case "minProperties" -> atLeast(JsonNode::size, bound, limit, "members");
          case "maxProperties" -> atMost(JsonNode::size, bound, limit, "members");
          case "minimum" ->
              new Rule(n -> n.asDouble() >= bound, n -> "is " + n, "at least " + limit);
          case "maximum" ->
              new Rule(n -> n.asDouble() <= bound, n -> "is " + n, "at most " + limit);
          default -> null;
        });
  }

  private static Rule atLeast(
      ToIntFunction<JsonNode> size, double bound, JsonNode limit, String unit) {
    return new Rule(
        node -> size.applyAsInt(node) >= bound,
        node -> "has " + size.applyAsInt(node) + " " + unit,
        "of at least " + limit);
  }

  private static Rule atMost(
      ToIntFunction<JsonNode> size, double bound, JsonNode limit, String unit) {
    return new Rule(
        node -> size.applyAsInt(node) <= bound,
        node -> "has " + size.applyAsInt(node) + " " + unit,
        "of at most " + limit);
  }

  /// In characters as people count them, not in UTF-16.
  private static int length(JsonNode node) {
    var text = node.asText();
    return text.codePointCount(0, text.length());
  }

  private static String quoted(JsonNode node) {
    var text = node.asText();
    return "is \"" + (text.length() <= 64 ? text : text.substring(0, 64) + "…") + '"';
  }
}
