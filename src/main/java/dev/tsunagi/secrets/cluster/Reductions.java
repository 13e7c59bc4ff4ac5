package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;

/// What the caches keep of each object: what the planner looks at. Pure.
final class Reductions {

  private Reductions() {}

  static Namespace namespace(Namespace whole) {
    var metadata = whole.getMetadata();
    return new NamespaceBuilder()
        .withMetadata(
            new ObjectMetaBuilder()
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withResourceVersion(metadata.getResourceVersion())
                .withLabels(metadata.getLabels())
                .withDeletionTimestamp(metadata.getDeletionTimestamp())
                .build())
        .build();
  }

  /// Specs are kept of those only that a primary of this kind controls.
  static <D, C extends CheckedResource<D, ?>> C child(C whole, String ownerKind, C blank) {
    blank.setMetadata(metadata(whole.getMetadata()));
    if (ClusterSources.owners(whole, ownerKind).findAny().isPresent()) {
      blank.setSpec(whole.getSpec());
      blank.keepProblems(whole.problems());
    }
    return blank;
  }

  private static ObjectMeta metadata(ObjectMeta whole) {
    return new ObjectMetaBuilder()
        .withNamespace(whole.getNamespace())
        .withName(whole.getName())
        .withUid(whole.getUid())
        .withResourceVersion(whole.getResourceVersion())
        .withGeneration(whole.getGeneration())
        .withLabels(whole.getLabels())
        .withAnnotations(whole.getAnnotations())
        .withFinalizers(whole.getFinalizers())
        .withOwnerReferences(whole.getOwnerReferences())
        .withDeletionTimestamp(whole.getDeletionTimestamp())
        .build();
  }
}
