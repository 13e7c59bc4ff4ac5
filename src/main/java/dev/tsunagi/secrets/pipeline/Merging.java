package dev.tsunagi.secrets.pipeline;

import module java.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.api.secrets.Rewrite;
import dev.tsunagi.api.secrets.Rewrite.ConflictPolicy;
import dev.tsunagi.api.secrets.Rewrite.PriorityPolicy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// Takes every value for a JSON object and lays them over each other: alphabetically by key, those
/// of `priority` last and in their order, so that they win.
final class Merging {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final SortedMap<String, JsonNode> merged = new TreeMap<>();
  private final Set<String> conflicts = new TreeSet<>();

  private Merging() {}

  static SecretData merge(Rewrite.Merge step, SecretData data) {
    var merging = new Merging();
    order(step, data).forEach(key -> merging.add(object(key, data)));
    if (step.conflictPolicy() == ConflictPolicy.ERROR && !merging.conflicts.isEmpty()) {
      throw Refusal.because(
          "merge failed with conflicts: %s; give the keys a priority and set conflictPolicy to Ignore"
              .formatted(String.join(", ", merging.conflicts)));
    }
    return switch (step.strategy()) {
      case EXTRACT -> merging.members();
      case JSON -> merging.into(step.into(), data);
    };
  }

  private static List<String> order(Rewrite.Merge step, SecretData data) {
    var missing = step.priority().stream().filter(key -> !data.names().contains(key)).toList();
    if (step.priorityPolicy() == PriorityPolicy.STRICT && !missing.isEmpty()) {
      throw Refusal.because(
          "merge failed: no key %s, which rewrite.merge.priority names"
              .formatted(String.join(", ", missing)));
    }
    var first = data.names().stream().filter(key -> !step.priority().contains(key));
    var last = step.priority().stream().filter(data.names()::contains);
    return Stream.concat(first, last).toList();
  }

  private static ObjectNode object(String key, SecretData data) {
    try {
      if (JSON.readTree(Objects.requireNonNull(data.values().get(key)).bytes())
          instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      // Falls through: the parser's text quotes what it read.
    }
    throw Refusal.because("merge failed: the value of key %s is not a JSON object".formatted(key));
  }

  private void add(ObjectNode object) {
    object
        .properties()
        .forEach(
            member -> {
              if (merged.put(member.getKey(), GoNumbers.in(member.getValue())) != null) {
                conflicts.add(member.getKey());
              }
            });
  }

  private SecretData members() {
    var values = new TreeMap<String, SecretValue>();
    merged.forEach((name, node) -> values.put(name, SecretValue.of(text(node))));
    return new SecretData(values);
  }

  private static String text(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case NULL -> "";
      case NUMBER -> node.decimalValue().toPlainString();
      default -> written(node);
    };
  }

  private SecretData into(String key, SecretData data) {
    if (key.isEmpty()) {
      throw Refusal.because("merge failed: strategy JSON needs rewrite.merge.into");
    }
    var all = JSON.createObjectNode();
    merged.forEach(all::set);
    return data.overlaidWith(SecretData.of(Map.of(key, SecretValue.of(written(all)))));
  }

  private static String written(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that was read can be written", e);
    }
  }
}
