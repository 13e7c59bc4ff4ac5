package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// What a template makes of values: the data of a Secret, its labels, its annotations, and for
/// another kind of object what goes to paths in it.
public record Rendered(
    SecretData data,
    Map<String, String> labels,
    Map<String, String> annotations,
    List<Placed> placed) {

  /// A value as YAML reads it, at a path; below it at `key` unless that is empty.
  public record Placed(String path, String key, Object value) {}

  /// Which of them a template writes to.
  sealed interface Part {

    record Data() implements Part {}

    record Labels() implements Part {}

    record Annotations() implements Part {}

    record At(String path) implements Part {}

    /// As `templateFrom[].target` names it, in any case but for a path.
    static Part of(String target) {
      return switch (target.toLowerCase(Locale.ROOT)) {
        case "", "data" -> new Data();
        case "labels", "metadata.labels" -> new Labels();
        case "annotations", "metadata.annotations" -> new Annotations();
        default -> new At(target);
      };
    }
  }

  /// Gathers what is rendered; later entries win.
  static final class Draft {
    private final SortedMap<String, SecretValue> data = new TreeMap<>();
    private final SortedMap<String, String> labels = new TreeMap<>();
    private final SortedMap<String, String> annotations = new TreeMap<>();
    private final List<Placed> placed = new ArrayList<>();

    void put(Part part, String key, SecretValue value) {
      switch (part) {
        case Part.Data _ -> data.put(key, value);
        case Part.Labels _ -> labels.put(key, value.text());
        case Part.Annotations _ -> annotations.put(key, value.text());
        case Part.At(var path) -> place(path, key, value);
      }
    }

    /// What is no YAML is a text.
    void place(String path, String key, SecretValue value) {
      placed.add(new Placed(path, key, TemplateText.yaml(value.text())));
    }

    void putAll(SecretData values) {
      data.putAll(values.values());
    }

    Rendered done() {
      return new Rendered(
          new SecretData(data), Map.copyOf(labels), Map.copyOf(annotations), List.copyOf(placed));
    }
  }
}
