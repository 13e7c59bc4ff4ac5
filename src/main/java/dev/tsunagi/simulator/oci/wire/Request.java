package dev.tsunagi.simulator.oci.wire;

import module java.base;

/// A request as it arrived. `target` is the raw path and query, byte for byte as signed; `base` is
/// how the client reaches us, from its `Host` header; header names are in lower case.
public final class Request {

  private final String method;
  private final String target;
  private final Map<String, String> headers;
  private final byte[] body;
  private final URI base;
  private final InetAddress remote;

  public Request(
      String method,
      String target,
      Map<String, String> headers,
      byte[] body,
      URI base,
      InetAddress remote) {
    this.method = method;
    this.target = target;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.base = base;
    this.remote = remote;
  }

  public String method() {
    return method;
  }

  public String target() {
    return target;
  }

  public byte[] body() {
    return body;
  }

  public URI base() {
    return base;
  }

  public InetAddress remote() {
    return remote;
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  /// The path without query, doubled and trailing slashes, still percent-encoded.
  public String path() {
    var query = target.indexOf('?');
    var raw = query < 0 ? target : target.substring(0, query);
    var path = raw.replaceAll("/{2,}", "/");
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  public String rawQuery() {
    var query = target.indexOf('?');
    return query < 0 ? "" : target.substring(query + 1);
  }

  /// The query, decoded; a repeated key has several values.
  public Map<String, List<String>> query() {
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : rawQuery().split("&", -1)) {
      if (!pair.isEmpty()) {
        var parts = pair.split("=", 2);
        values
            .computeIfAbsent(decode(parts[0]), _ -> new ArrayList<>())
            .add(parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return values;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw OciError.invalid("The query is not percent-encoded as it should be.");
    }
  }
}
