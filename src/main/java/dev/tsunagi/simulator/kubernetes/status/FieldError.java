package dev.tsunagi.simulator.kubernetes.status;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.json.Json;

/// One field at fault, in the words of a real server. `reason` is the machine's word for it.
public record FieldError(String field, String reason, String message) {

  public static FieldError required(String field, String detail) {
    var message = "Required value" + (detail.isEmpty() ? "" : ": " + detail);
    return new FieldError(field, "FieldValueRequired", message);
  }

  public static FieldError invalid(String field, JsonNode value, String detail) {
    return invalid(field, quoted(value), detail);
  }

  /// `shown` is the value as it is to appear, e.g. `"object"` with its quotes.
  public static FieldError invalid(String field, String shown, String detail) {
    return new FieldError(field, "FieldValueInvalid", "Invalid value: " + shown + ": " + detail);
  }

  public static FieldError forbidden(String field, String detail) {
    return new FieldError(field, "FieldValueForbidden", "Forbidden: " + detail);
  }

  public static FieldError duplicate(String field, JsonNode value) {
    return new FieldError(field, "FieldValueDuplicate", "Duplicate value: " + quoted(value));
  }

  public static FieldError unsupported(String field, JsonNode value, JsonNode supported) {
    var values =
        supported.valueStream().map(v -> '"' + v.asText() + '"').collect(Collectors.joining(", "));
    return new FieldError(
        field,
        "FieldValueNotSupported",
        "Unsupported value: " + quoted(value) + ": supported values: " + values);
  }

  public static FieldError tooLong(String field, long most) {
    return new FieldError(
        field, "FieldValueTooLong", "Too long: may not be more than " + most + " bytes");
  }

  public static FieldError tooMany(String field, long actual, long most) {
    return new FieldError(
        field,
        "FieldValueTooMany",
        "Too many: " + actual + ": must have at most " + most + " items");
  }

  private static String quoted(JsonNode value) {
    return new String(Json.bytes(value), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return field.isEmpty() ? message : field + ": " + message;
  }
}
