package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.objects.Options;
import dev.tsunagi.simulator.kubernetes.status.ApiException;

/// One request, read whole.
///
/// @param path the decoded segments
/// @param warnings what the answer is to warn of
record Call(
    String method,
    List<String> path,
    Map<String, String> query,
    Map<String, String> headers,
    Supplier<byte[]> body,
    List<String> warnings) {

  private static final int MOST_BYTES = 3 * 1024 * 1024;

  /// How much is read of what is too much.
  private static final int MOST_UNREAD = 16 * 1024 * 1024;

  static Call read(HttpExchange exchange) throws IOException {
    var body = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (body.length > MOST_BYTES) {
      // A connection that is closed while the client still sends is reset, and the refusal lost.
      var _ = exchange.getRequestBody().readNBytes(MOST_UNREAD);
      throw new ApiException(
          413, "RequestEntityTooLarge", "Request entity too large: limit is " + MOST_BYTES);
    }
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(name, String.join(",", values)));
    var uri = exchange.getRequestURI();
    return new Call(
        exchange.getRequestMethod(),
        Stream.of(uri.getRawPath().split("/", -1))
            .filter(s -> !s.isEmpty())
            .map(Call::decode)
            .toList(),
        query(Objects.requireNonNullElse(uri.getRawQuery(), "")),
        headers,
        () -> body,
        new ArrayList<>());
  }

  private static Map<String, String> query(String text) {
    var query = new LinkedHashMap<String, String>();
    for (var pair : text.split("&", -1)) {
      var equals = pair.indexOf('=');
      query.putIfAbsent(
          decode(equals < 0 ? pair : pair.substring(0, equals)),
          equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return query;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest("malformed URL: " + e.getMessage());
    }
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  String param(String name) {
    return query.getOrDefault(name, "");
  }

  boolean flag(String name) {
    return query.containsKey(name) && !List.of("false", "0").contains(param(name));
  }

  long number(String name) {
    try {
      return param(name).isEmpty() ? 0 : Long.parseLong(param(name));
    } catch (NumberFormatException e) {
      throw ApiException.badRequest(
          "strconv.ParseInt: parsing \"%s\": invalid syntax".formatted(param(name)));
    }
  }

  String contentType() {
    var type = header("Content-Type");
    return type.contains(";") ? type.substring(0, type.indexOf(';')).strip() : type.strip();
  }

  /// The body as a tree, whichever of the usual formats it has.
  JsonNode tree() {
    var type = contentType();
    if (type.equals(Protobuf.MEDIA_TYPE)) {
      return Protobuf.decode(body.get());
    }
    var yaml = type.contains("yaml");
    if (!yaml && !type.isEmpty() && !type.contains("json")) {
      throw unreadable("application/json, application/yaml, application/vnd.kubernetes.protobuf");
    }
    try {
      return Json.parse(body.get(), yaml);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(
          "couldn't get version/kind; json parse error: " + e.getMessage());
    }
  }

  static ApiException unreadable(String accepted) {
    return new ApiException(
        415,
        "UnsupportedMediaType",
        "the body of the request was in an unknown format - accepted media types include: "
            + accepted);
  }

  /// An object that may be left out.
  ObjectNode optionalObject() {
    return body.get().length > 0 && tree() instanceof ObjectNode object ? object : Json.object();
  }

  boolean dryRun() {
    return !param("dryRun").isEmpty();
  }

  /// Without a name the writer is called by its program.
  Options options() {
    var client = header("User-Agent");
    var end = client.indexOf('/');
    var named = param("fieldManager");
    var program = end < 0 ? client : client.substring(0, end);
    var unknown =
        switch (param("fieldValidation")) {
          case "Strict" -> Options.OnUnknown.STRICT;
          case "Ignore" -> Options.OnUnknown.IGNORE;
          default -> Options.OnUnknown.WARN;
        };
    var applying = contentType().startsWith("application/apply-patch");
    return new Options(
        named.isEmpty() && !applying ? program : named, flag("force"), dryRun(), unknown, warnings);
  }
}
