package dev.tsunagi.secrets.manifest;

import module java.base;

import dev.tsunagi.secrets.ownership.TargetMarks;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/// An object as the cache keeps it: its marks, and a hash in the place of what it holds.
final class ManifestView {

  /// Where the cached object carries the hash of what it held; never on a live one.
  private static final String ACTUAL_HASH = "tsunagi.dev/actual-data-hash";

  private ManifestView() {}

  static GenericKubernetesResource reduce(GenericKubernetesResource live) {
    var metadata = live.getMetadata();
    var annotations = new HashMap<String, String>();
    var written = ManifestShape.orEmpty(metadata.getAnnotations()).get(TargetMarks.DATA_HASH);
    if (written != null) {
      annotations.put(TargetMarks.DATA_HASH, written);
    }
    annotations.put(ACTUAL_HASH, ContentHash.find(live).orElse(""));
    var reduced = new GenericKubernetesResource();
    reduced.setApiVersion(live.getApiVersion());
    reduced.setKind(live.getKind());
    reduced.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(metadata.getNamespace())
            .withName(metadata.getName())
            .withUid(metadata.getUid())
            .withResourceVersion(metadata.getResourceVersion())
            .withLabels(managed(ManifestShape.orEmpty(metadata.getLabels())))
            .withAnnotations(annotations)
            .build());
    return reduced;
  }

  private static Map<String, String> managed(Map<String, String> labels) {
    return "true".equals(labels.get(TargetMarks.MANAGED))
        ? Map.of(TargetMarks.MANAGED, "true")
        : Map.of();
  }

  /// Whether the object is managed and holds what its mark says, or what the API server made of
  /// that when we wrote it.
  static boolean isIntact(GenericKubernetesResource reduced, String expected) {
    var metadata = reduced.getMetadata();
    var annotations = ManifestShape.orEmpty(metadata.getAnnotations());
    var actual = annotations.getOrDefault(ACTUAL_HASH, "");
    return metadata.getUid() != null
        && !actual.isEmpty()
        && "true".equals(ManifestShape.orEmpty(metadata.getLabels()).get(TargetMarks.MANAGED))
        && (actual.equals(annotations.get(TargetMarks.DATA_HASH)) || actual.equals(expected));
  }

  static String actualHash(GenericKubernetesResource reduced) {
    return ManifestShape.orEmpty(reduced.getMetadata().getAnnotations())
        .getOrDefault(ACTUAL_HASH, "");
  }
}
