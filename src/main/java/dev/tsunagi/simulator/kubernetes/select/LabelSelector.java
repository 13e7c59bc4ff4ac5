package dev.tsunagi.simulator.kubernetes.select;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.status.ApiException;

/// A parsed `labelSelector` parameter.
public record LabelSelector(List<Requirement> requirements) implements Predicate<JsonNode> {

  private static final Pattern SET =
      Pattern.compile("([^\\s!=,()]+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
  private static final Pattern EQUALITY =
      Pattern.compile("([^\\s!=,()]+)\\s*(==|=|!=)\\s*([^\\s!=,()]*)");
  private static final Pattern EXISTENCE = Pattern.compile("(!?)\\s*([^\\s!=,()]+)");
  private static final Pattern COMMAS = Pattern.compile("\\s*,\\s*(?![^(]*\\))");

  /// One condition. `negated` ones also hold when there is no such label, as `!=` and `notin` do.
  public record Requirement(String key, boolean negated, Set<String> values) {

    boolean holds(JsonNode labels) {
      var value = labels.get(key);
      var among = value != null && (values.isEmpty() || values.contains(value.asText()));
      return negated != among;
    }
  }

  /// Throws a 400 for what is not a selector.
  public static LabelSelector parse(String text) {
    if (text.isBlank()) {
      return new LabelSelector(List.of());
    }
    return new LabelSelector(
        COMMAS.splitAsStream(text.strip()).map(LabelSelector::requirement).toList());
  }

  private static Requirement requirement(String part) {
    var set = SET.matcher(part);
    if (set.matches()) {
      var values = Stream.of(set.group(3).split(",", -1)).map(String::strip);
      return new Requirement(
          set.group(1), set.group(2).equals("notin"), values.collect(Collectors.toSet()));
    }
    var equality = EQUALITY.matcher(part);
    if (equality.matches()) {
      return new Requirement(
          equality.group(1), equality.group(2).equals("!="), Set.of(equality.group(3)));
    }
    var existence = EXISTENCE.matcher(part);
    if (existence.matches()) {
      return new Requirement(existence.group(2), !existence.group(1).isEmpty(), Set.of());
    }
    throw ApiException.badRequest(
        "unable to parse requirement: found '%s', expected: ',' or 'end of string'"
            .formatted(part));
  }

  @Override
  public boolean test(JsonNode object) {
    var labels = Json.at(object, "metadata", "labels");
    return requirements.stream().allMatch(r -> r.holds(labels));
  }
}
