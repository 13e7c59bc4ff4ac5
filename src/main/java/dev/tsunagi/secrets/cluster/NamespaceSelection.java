package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.kube.LabelSelection;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;

/// Namespaces by their labels and by name; whatever any one of these admits. Pure.
///
/// @param selectors by their JSON path
record NamespaceSelection(Map<String, LabelSelector> selectors, Set<String> names) {

  static NamespaceSelection of(
      Optional<LabelSelector> single, List<LabelSelector> many, List<String> names) {
    var selectors = new LinkedHashMap<String, LabelSelector>();
    single.ifPresent(selector -> selectors.put("spec.namespaceSelector", selector));
    for (var i = 0; i < many.size(); i++) {
      selectors.put("spec.namespaceSelectors[" + i + "]", many.get(i));
    }
    return new NamespaceSelection(selectors, Set.copyOf(names));
  }

  boolean admits(Namespace namespace) {
    var metadata = namespace.getMetadata();
    var labels = Objects.requireNonNullElse(metadata.getLabels(), Map.<String, String>of());
    return names.contains(metadata.getName())
        || selectors.values().stream().anyMatch(s -> LabelSelection.admits(s, labels));
  }

  /// What cannot be understood; to guess would be to delete what should be kept.
  List<String> problems() {
    return selectors.entrySet().stream()
        .flatMap(e -> LabelSelection.problem(e.getKey(), e.getValue()).stream())
        .toList();
  }
}
