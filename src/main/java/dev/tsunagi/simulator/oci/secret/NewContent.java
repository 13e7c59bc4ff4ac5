package dev.tsunagi.simulator.oci.secret;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import org.jspecify.annotations.Nullable;

/// What a new version is to hold: `content` in base64, and whether it becomes CURRENT or PENDING.
record NewContent(String content, @Nullable String name, boolean pending, boolean generated) {

  /// OCI says 25 KB and not of what; we count the bytes themselves.
  private static final int LARGEST = 25 * 1024;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,255}");

  static NewContent current(byte[] bytes) {
    return new NewContent(encoded(bytes), null, false, false);
  }

  /// The `secretContent` of a request.
  static NewContent parse(JsonNode node) {
    if (!node.isObject()) {
      throw OciError.invalid("secretContent must be an object");
    }
    if (!Json.required(node, "contentType").equals("BASE64")) {
      throw OciError.invalid("secretContent.contentType must be BASE64");
    }
    var stage = Objects.requireNonNullElse(Json.text(node, "stage"), "CURRENT");
    if (!Set.of("CURRENT", "PENDING").contains(stage)) {
      throw OciError.invalid("secretContent.stage must be CURRENT or PENDING");
    }
    var name = Json.text(node, "name");
    if (name != null) {
      checkName("secretContent.name", name);
    }
    return new NewContent(
        encoded(decoded(Json.required(node, "content"))), name, stage.equals("PENDING"), false);
  }

  static NewContent generated(byte[] bytes) {
    return new NewContent(encoded(bytes), null, false, true);
  }

  static void checkName(String field, String name) {
    if (!NAME.matcher(name).matches()) {
      throw OciError.invalid(field + " may have letters, digits, hyphens, underscores and dots");
    }
  }

  private static byte[] decoded(String content) {
    try {
      return Base64.getDecoder().decode(content);
    } catch (IllegalArgumentException e) {
      throw OciError.invalid("secretContent.content is not base64");
    }
  }

  private static String encoded(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw OciError.invalid("secretContent.content is larger than 25 KB");
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
