package dev.tsunagi.simulator.oci.wire;

import module java.base;

/// What goes back: `body` is written as it is when it is bytes, else as JSON.
public record Answer(int status, Map<String, String> headers, Optional<Object> body) {

  public static final String JSON = "application/json";

  public Answer {
    headers = Map.copyOf(headers);
  }

  public static Answer ok(Object body) {
    return new Answer(200, Map.of("content-type", JSON), Optional.of(body));
  }

  public static Answer noContent() {
    return new Answer(204, Map.of(), Optional.empty());
  }

  public static Answer text(String body) {
    return raw("text/plain;charset=utf-8", body);
  }

  public static Answer raw(String contentType, String body) {
    return new Answer(
        200,
        Map.of("content-type", contentType),
        Optional.of(body.getBytes(StandardCharsets.UTF_8)));
  }

  /// Exactly `code` and `message`: the Java SDK cannot read an error with any null besides them.
  public static Answer error(int status, String code, String message) {
    var body = Json.object().put("code", code).put("message", message);
    return new Answer(status, Map.of("content-type", JSON), Optional.of(body));
  }

  public static Answer error(OciError error) {
    return error(
        error.status(), error.code(), Objects.requireNonNullElse(error.getMessage(), error.code()));
  }

  public Answer withHeader(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }

  public Answer withEtag(String etag) {
    return withHeader("etag", etag);
  }

  /// The body as it goes over the wire.
  public byte[] bytes() {
    return body.map(value -> value instanceof byte[] raw ? raw : Json.bytes(value))
        .orElse(new byte[0]);
  }
}
