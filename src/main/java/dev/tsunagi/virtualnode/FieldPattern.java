package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// A path with alternatives: `spec.containers[*].{livenessProbe,readinessProbe}.grpc`. An empty one
/// means the root.
///
/// @param steps the names that each step may go by; an empty list goes into every element
public record FieldPattern(String text, List<List<String>> steps) {

  /// What a pattern fits, and where that is.
  record Found(String path, JsonNode value) {}

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]+");
  private static final List<String> EACH = List.of();

  static FieldPattern of(String text) {
    var steps = new ArrayList<List<String>>();
    for (var part : text.isEmpty() ? new String[0] : text.split("\\.", -1)) {
      var each = part.endsWith("[*]");
      var names = each ? part.substring(0, part.length() - 3) : part;
      steps.add(List.of(names.replaceAll("[{}]", "").split(",", -1)));
      if (each) {
        steps.add(EACH);
      }
    }
    return new FieldPattern(text, List.copyOf(steps));
  }

  /// Everything there that is not null, with `basePath` before its path.
  Stream<Found> select(JsonNode root, String basePath) {
    var found = Stream.of(new Found(basePath, root));
    for (var step : steps) {
      found = found.flatMap(at -> step.isEmpty() ? elements(at) : children(at, step));
    }
    return found.filter(at -> isGiven(at.value()));
  }

  static boolean isGiven(JsonNode value) {
    return !value.isMissingNode() && !value.isNull();
  }

  private static Stream<Found> children(Found at, List<String> names) {
    return names.stream()
        .filter(name -> at.value().has(name))
        .map(name -> new Found(join(at.path(), field(name)), at.value().get(name)));
  }

  private static Stream<Found> elements(Found at) {
    return IntStream.range(0, at.value().isArray() ? at.value().size() : 0)
        .mapToObj(i -> new Found(at.path() + "[" + i + "]", at.value().get(i)));
  }

  /// How a field is written in a path: names with dots go into brackets.
  public static String field(String name) {
    return PLAIN.matcher(name).matches() ? name : "[\"" + name.replace("\"", "\\\"") + "\"]";
  }

  /// The path of `child` below `parent`, either of which may be empty.
  public static String join(String parent, String child) {
    return parent.isEmpty() || child.isEmpty() || child.startsWith("[")
        ? parent + child
        : parent + "." + child;
  }
}
