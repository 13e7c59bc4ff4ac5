package dev.tsunagi.simulator.kubernetes.render;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// The JSONPath that printer columns use: fields, `['field']`, `[0]`, `[*]` and filters such as
/// `[?(@.type=="Ready")]`. What is not understood finds nothing.
public record JsonPath(List<Step> steps) {

  private static final Pattern STEP =
      Pattern.compile(
          "\\.\\.?((?:\\\\.|[^.\\[\\\\])+)"
              + "|\\['((?:[^'])+)'\\]"
              + "|\\[(-?\\d+)\\]"
              + "|\\[(\\*)\\]"
              + "|\\[\\?\\(\\s*@((?:\\.[^=!<>\\s]+)+)\\s*(==|!=)\\s*([^)]*?)\\s*\\)\\]");

  /// One step from a value to the values below it.
  interface Step extends Function<JsonNode, Stream<JsonNode>> {}

  static JsonPath of(String path) {
    var text = path.startsWith("$") ? path.substring(1) : path;
    var steps = new ArrayList<Step>();
    var match = STEP.matcher(text);
    var at = 0;
    while (at < text.length()) {
      if (!match.find() || match.start() != at) {
        return new JsonPath(List.of(_ -> Stream.empty()));
      }
      steps.add(step(match));
      at = match.end();
    }
    return new JsonPath(List.copyOf(steps));
  }

  private static Step step(Matcher match) {
    if (match.group(1) != null) {
      var name = match.group(1).replaceAll("\\\\(.)", "$1");
      return name.equals("*") ? JsonNode::valueStream : node -> present(node.path(name));
    }
    if (match.group(2) != null) {
      var name = match.group(2);
      return node -> present(node.path(name));
    }
    if (match.group(3) != null) {
      var index = Integer.parseInt(match.group(3));
      return node -> present(node.path(index < 0 ? node.size() + index : index));
    }
    if (match.group(4) != null) {
      return JsonNode::valueStream;
    }
    return filter(of(match.group(5)), match.group(6).equals("=="), unquoted(match.group(7)));
  }

  private static Step filter(JsonPath field, boolean equal, String wanted) {
    return node ->
        node.valueStream()
            .filter(
                item ->
                    equal == field.find(item).stream().anyMatch(v -> v.asText().equals(wanted)));
  }

  private static String unquoted(String text) {
    var quoted = text.length() > 1 && (text.startsWith("\"") || text.startsWith("'"));
    return quoted ? text.substring(1, text.length() - 1) : text;
  }

  private static Stream<JsonNode> present(JsonNode node) {
    return node.isMissingNode() ? Stream.empty() : Stream.of(node);
  }

  List<JsonNode> find(JsonNode root) {
    var found = Stream.of(root);
    for (var step : steps) {
      found = found.flatMap(step);
    }
    return found.toList();
  }
}
