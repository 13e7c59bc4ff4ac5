package dev.tsunagi.metrics;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.prometheus.metrics.model.snapshots.Labels;

/// The labels that name an object: its name and namespace and, when they are extended, those of its
/// own labels that Kubernetes recommends, with an empty value where it has none.
public final class ObjectLabels {

  private static final String PREFIX = "app.kubernetes.io/";

  /// The recommended labels, as ESO adds them.
  private static final List<String> RECOMMENDED =
      List.of("name", "instance", "version", "component", "part-of", "managed-by");

  private final boolean extended;

  public ObjectLabels(boolean extended) {
    this.extended = extended;
  }

  Labels of(HasMetadata object) {
    var metadata = object.getMetadata();
    var names = Labels.builder();
    names.label("name", metadata.getName());
    names.label("namespace", Objects.requireNonNullElse(metadata.getNamespace(), ""));
    if (extended) {
      var carried = Objects.requireNonNullElse(metadata.getLabels(), Map.<String, String>of());
      RECOMMENDED.forEach(
          label ->
              names.label(
                  "app_kubernetes_io_" + label.replace('-', '_'),
                  carried.getOrDefault(PREFIX + label, "")));
    }
    return names.build();
  }
}
