package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;

/// Amounts of resources as Kubernetes writes them: `500m`, `1.5Gi`, `2`.
final class Quantities {

  // The exponent is bounded: what follows would take all memory to write out.
  private static final Pattern AMOUNT =
      Pattern.compile(
          "\\+?(\\d{1,18}(\\.\\d{0,18})?|\\.\\d{1,18})"
              + "([KMGTPE]i|[numkMGTPE]|[eE][+-]?\\d{1,2})?");

  private Quantities() {}

  static Optional<BigDecimal> read(JsonNode value) {
    return value.isValueNode() ? read(value.asText()) : Optional.empty();
  }

  /// Empty for what is no amount, or less than nothing.
  static Optional<BigDecimal> read(String text) {
    if (!AMOUNT.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Quantity(text).getNumericalAmount());
  }

  /// Whether both mean one amount, however they are written.
  static boolean same(JsonNode one, JsonNode other) {
    var a = read(one);
    var b = read(other);
    return (a.isPresent() && b.isPresent())
        ? a.get().compareTo(b.get()) == 0
        : one.asText().equals(other.asText());
  }
}
