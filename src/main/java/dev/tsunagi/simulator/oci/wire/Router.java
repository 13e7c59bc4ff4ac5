package dev.tsunagi.simulator.oci.wire;

import module java.base;

/// Finds the operation that a request is for.
public final class Router {

  /// A route and what its `{names}` stand for.
  record Match(Route route, Map<String, String> path) {}

  private record Entry(Route route, List<String> template) {}

  private final Map<Integer, List<Entry>> byLength = new HashMap<>();

  public Router(List<Route> routes) {
    for (var route : routes) {
      var template = segments(route.template());
      byLength
          .computeIfAbsent(template.size(), _ -> new ArrayList<>())
          .add(new Entry(route, template));
    }
  }

  /// Throws 404 `NotFound` for no such path, 405 `MethodNotAllowed` for no such method on it.
  Match find(Request request) {
    var segments = segments(request.path());
    var known = false;
    for (var entry : byLength.getOrDefault(segments.size(), List.of())) {
      var path = match(entry.template, segments);
      if (path.isPresent()) {
        known = true;
        if (entry.route.method().equals(request.method())) {
          return new Match(entry.route, path.get());
        }
      }
    }
    throw known
        ? new OciError(405, "MethodNotAllowed", request.method() + " is not allowed here.")
        : OciError.noSuchUri();
  }

  private static Optional<Map<String, String>> match(List<String> template, List<String> path) {
    var values = new HashMap<String, String>();
    for (var i = 0; i < template.size(); i++) {
      var part = template.get(i);
      if (part.startsWith("{")) {
        values.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  private static List<String> segments(String path) {
    return Arrays.stream(path.split("/", -1)).skip(1).map(Router::decode).toList();
  }

  /// As in a query, except that a plus sign is one.
  private static String decode(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw OciError.noSuchUri();
    }
  }
}
