package dev.tsunagi.simulator.kubernetes.schema;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.status.FieldError;

/// The bounds that a schema sets to one value: enum, pattern, format, length, size, range.
record Limits(String path, JsonNode value, Schema schema, List<FieldError> errors) {

  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  void check() {
    var node = schema.node();
    if (node.has("enum") && node.path("enum").valueStream().noneMatch(value::equals)) {
      errors.add(FieldError.unsupported(path, value, node.path("enum")));
    }
    if (value.isTextual()) {
      text(value.asText());
    } else if (value.isNumber()) {
      number(value.decimalValue());
    } else if (value.isArray()) {
      size("Items", "items");
    } else if (value.isObject()) {
      size("Properties", "properties");
    }
  }

  private void text(String text) {
    var node = schema.node();
    var length = text.codePointCount(0, text.length());
    if (node.has("maxLength") && length > node.path("maxLength").asLong()) {
      errors.add(FieldError.tooLong(path, node.path("maxLength").asLong()));
    }
    if (length < node.path("minLength").asLong()) {
      complain("should be at least " + node.path("minLength").asLong() + " chars long");
    }
    var pattern = Json.text(node, "pattern");
    if (!pattern.isEmpty() && !compiled(pattern).matcher(text).find()) {
      complain("should match '" + pattern + "'");
    }
    if (!Formats.fits(text, schema.format())) {
      complain("must be of type " + schema.format() + ": " + value);
    }
  }

  private static Pattern compiled(String pattern) {
    return PATTERNS.computeIfAbsent(pattern, Pattern::compile);
  }

  private void number(BigDecimal number) {
    var node = schema.node();
    var low = node.path("exclusiveMinimum").asBoolean() ? 0 : -1;
    if (node.has("minimum") && number.compareTo(node.path("minimum").decimalValue()) <= low) {
      complain(
          "should be greater than "
              + (low < 0 ? "or equal to " : "")
              + shown(node.path("minimum")));
    }
    var high = node.path("exclusiveMaximum").asBoolean() ? 0 : 1;
    if (node.has("maximum") && number.compareTo(node.path("maximum").decimalValue()) >= high) {
      complain(
          "should be less than " + (high > 0 ? "or equal to " : "") + shown(node.path("maximum")));
    }
    var step = node.path("multipleOf");
    if (step.isNumber() && number.remainder(step.decimalValue()).signum() != 0) {
      complain("should be a multiple of " + shown(step));
    }
  }

  private static String shown(JsonNode bound) {
    return bound.decimalValue().stripTrailingZeros().toPlainString();
  }

  private void size(String limit, String noun) {
    var node = schema.node();
    var most = node.path("max" + limit);
    if (most.isNumber() && value.size() > most.asLong()) {
      errors.add(
          noun.equals("items")
              ? FieldError.tooMany(path, value.size(), most.asLong())
              : new FieldError(
                  path,
                  "FieldValueTooMany",
                  "Too many: must have at most %d %s".formatted(most.asLong(), noun)));
    }
    var least = node.path("min" + limit).asLong();
    if (value.size() < least) {
      var shown = Integer.toString(value.size());
      errors.add(
          Validation.invalid(path, shown, "should have at least %d %s".formatted(least, noun)));
    }
  }

  private void complain(String complaint) {
    errors.add(FieldError.invalid(path, value, path + " in body " + complaint));
  }
}
