package dev.tsunagi.secrets.pipeline;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// JSON whose numbers went through Go's `float64`, as every number does that Go reads into `any`:
/// `1.50` is `1.5`, `1e3` is `1000`, and beyond 2⁵³ the nearest there is.
final class GoNumbers {

  private GoNumbers() {}

  static JsonNode in(JsonNode node) {
    return switch (node) {
      case NumericNode number -> DecimalNode.valueOf(new BigDecimal(plain(number)));
      case ObjectNode object -> members(object);
      case ArrayNode array -> elements(array);
      default -> node;
    };
  }

  /// Decimal, without an exponent.
  ///
  /// @throws dev.tsunagi.failure.FailureException when Go has no such number
  static String plain(NumericNode number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw Refusal.because("a number is out of range: the largest is about 1.8e308");
    }
    return new BigDecimal(Double.toString(number.doubleValue()))
        .stripTrailingZeros()
        .toPlainString();
  }

  private static JsonNode members(ObjectNode object) {
    var members = JsonNodeFactory.instance.objectNode();
    object.properties().forEach(m -> members.set(m.getKey(), in(m.getValue())));
    return members;
  }

  private static JsonNode elements(ArrayNode array) {
    var elements = JsonNodeFactory.instance.arrayNode();
    array.forEach(element -> elements.add(in(element)));
    return elements;
  }
}
