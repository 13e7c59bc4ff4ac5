package dev.tsunagi.secrets.manifest;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.pipeline.ObjectHash;
import dev.tsunagi.template.value.Floats;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.jspecify.annotations.Nullable;

/// ESO's hash of what an object holds: of its `spec`, or else its `data`, as Go prints it.
final class ContentHash {

  private ContentHash() {}

  /// Empty when the object has neither.
  static Optional<String> find(GenericKubernetesResource object) {
    var properties = object.getAdditionalProperties();
    return Optional.ofNullable(properties.get("spec"))
        .or(() -> Optional.ofNullable(properties.get("data")))
        .map(content -> ObjectHash.of(printed(content)));
  }

  static String of(GenericKubernetesResource object) {
    return find(object)
        .orElseThrow(
            () ->
                new FailureException(
                    new Failure.Invalid(
                        "could not apply template to manifest: it makes neither spec nor data")));
  }

  private static String printed(@Nullable Object value) {
    return switch (value) {
      case null -> "<nil>";
      case Map<?, ?> map ->
          new TreeMap<>(map)
              .entrySet().stream()
                  .map(e -> e.getKey() + ":" + printed(e.getValue()))
                  .collect(Collectors.joining(" ", "map[", "]"));
      case List<?> list ->
          list.stream().map(ContentHash::printed).collect(Collectors.joining(" ", "[", "]"));
      case Double number -> Floats.general(number, -1);
      default -> value.toString();
    };
  }
}
