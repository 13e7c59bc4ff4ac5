package dev.tsunagi.simulator.oci.wire;

import module java.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// JSON and dates in the forms that every SDK reads.
public final class Json {

  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /// `2026-01-02T03:04:05.678Z`; null stays null.
  public static @Nullable String date(@Nullable Instant instant) {
    return instant == null ? null : INSTANT.format(instant);
  }

  public static byte[] bytes(Object body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("not writable as JSON", e);
    }
  }

  /// The JSON object in `body`; 400 `CannotParseRequest` for anything else.
  public static ObjectNode parse(byte[] body) {
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw OciError.cannotParse();
    }
    throw OciError.cannotParse();
  }

  /// The text of a field, or null when it is absent, null or not a text.
  public static @Nullable String text(JsonNode node, String field) {
    return node.path(field).isTextual() ? node.path(field).textValue() : null;
  }

  /// The text of a field that a request must have.
  public static String required(JsonNode node, String field) {
    var text = text(node, field);
    if (text == null || text.isBlank()) {
      throw OciError.missing(field);
    }
    return text;
  }

  /// The date in a field, or null; 400 when it is no date.
  public static @Nullable Instant instant(JsonNode node, String field) {
    var text = text(node, field);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw OciError.invalid(field + " is not an RFC 3339 date: " + text);
    }
  }
}
