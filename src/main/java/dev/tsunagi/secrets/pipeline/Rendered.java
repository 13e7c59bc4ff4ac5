package dev.tsunagi.secrets.pipeline;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// What a template makes of values: the data of a Secret, its labels, its annotations.
public record Rendered(
    SecretData data, Map<String, String> labels, Map<String, String> annotations) {

  /// Which of them a template writes to.
  enum Part {
    DATA,
    LABELS,
    ANNOTATIONS;

    /// As `templateFrom[].target` names it, in any case.
    static Part of(String target) {
      return switch (target.toLowerCase(Locale.ROOT)) {
        case "labels" -> LABELS;
        case "annotations" -> ANNOTATIONS;
        default -> DATA;
      };
    }
  }

  /// Gathers what is rendered; later entries win.
  static final class Draft {
    private final SortedMap<String, SecretValue> data = new TreeMap<>();
    private final SortedMap<String, String> labels = new TreeMap<>();
    private final SortedMap<String, String> annotations = new TreeMap<>();

    void put(Part part, String key, SecretValue value) {
      switch (part) {
        case DATA -> data.put(key, value);
        case LABELS -> labels.put(key, value.text());
        case ANNOTATIONS -> annotations.put(key, value.text());
      }
    }

    void putAll(SecretData values) {
      data.putAll(values.values());
    }

    Rendered done() {
      return new Rendered(new SecretData(data), Map.copyOf(labels), Map.copyOf(annotations));
    }
  }
}
