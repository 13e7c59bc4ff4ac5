package dev.tsunagi.secrets.external;

import module java.base;

import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.Secret;
import org.jspecify.annotations.Nullable;

/// Which fields of a Secret a field manager set last time, as `managedFields` tells: ESO's memory
/// of what it may prune.
record FieldMemory(Set<String> labels, Set<String> annotations, Set<String> data) {

  static FieldMemory of(Secret secret, String manager) {
    var labels = new HashSet<String>();
    var annotations = new HashSet<String>();
    var data = new HashSet<String>();
    for (var entry : secret.getMetadata().getManagedFields()) {
      if (manager.equals(entry.getManager())) {
        var root = root(entry.getFieldsV1());
        var metadata = child(root, "f:metadata");
        labels.addAll(names(child(metadata, "f:labels")));
        annotations.addAll(names(child(metadata, "f:annotations")));
        data.addAll(names(child(root, "f:data")));
      }
    }
    return new FieldMemory(Set.copyOf(labels), Set.copyOf(annotations), Set.copyOf(data));
  }

  private static Map<?, ?> root(@Nullable FieldsV1 fields) {
    return fields == null ? Map.of() : fields.getAdditionalProperties();
  }

  private static Map<?, ?> child(Map<?, ?> parent, String name) {
    return parent.get(name) instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<String> names(Map<?, ?> fields) {
    return fields.keySet().stream()
        .map(String::valueOf)
        .filter(name -> name.startsWith("f:"))
        .map(name -> name.substring(2))
        .toList();
  }
}
