package dev.tsunagi.simulator.oci.streaming;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;

/// How much goes into one request.
final class Limits {

  private static final int MOST_BYTES = 1 << 20;
  private static final int LONGEST_KEY = 256;
  private static final int MOST_AT_ONCE = 10_000;

  private Limits() {}

  /// 400 for a request without messages, or with a key that is too long; 413 for one too large.
  static void check(JsonNode messages) {
    if (messages.isEmpty()) {
      throw OciError.missing("messages");
    }
    var bytes = 0;
    for (var message : messages) {
      var key = decoded(message.path("key").asText(""));
      if (key.length > LONGEST_KEY) {
        throw OciError.invalid("key is longer than " + LONGEST_KEY + " bytes");
      }
      bytes += key.length + decoded(Json.required(message, "value")).length;
    }
    if (bytes > MOST_BYTES) {
      throw OciError.tooLarge();
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw OciError.invalid("keys and values are Base64");
    }
  }

  /// How many messages a call wants at once.
  static int batch(Call call) {
    var text = call.query("limit");
    if (text != null && !text.matches("\\d{1,5}")) {
      throw OciError.invalid("limit is not a number: " + text);
    }
    var limit = text == null ? MOST_AT_ONCE : Integer.parseInt(text);
    if (limit < 1 || limit > MOST_AT_ONCE) {
      throw OciError.invalid("limit must be from 1 to " + MOST_AT_ONCE);
    }
    return limit;
  }
}
