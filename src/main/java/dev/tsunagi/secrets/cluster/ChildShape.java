package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import org.jspecify.annotations.Nullable;

/// What a child looks like. Pure.
final class ChildShape {

  private ChildShape() {}

  static <D, C extends CheckedResource<D, ?>> C fresh(
      Desired<D> desired, String namespace, C blank) {
    var metadata =
        new ObjectMetaBuilder().withNamespace(namespace).withName(desired.name()).build();
    return filled(desired, metadata, blank);
  }

  /// The existing child with labels, annotations and spec replaced. Finalizers and other owners
  /// stay.
  static <D, C extends CheckedResource<D, ?>> C mended(Desired<D> desired, C existing, C blank) {
    var old = existing.getMetadata();
    var metadata =
        new ObjectMetaBuilder()
            .withNamespace(old.getNamespace())
            .withName(old.getName())
            .withUid(old.getUid())
            .withResourceVersion(old.getResourceVersion())
            .withFinalizers(old.getFinalizers())
            .withOwnerReferences(old.getOwnerReferences())
            .build();
    return filled(desired, metadata, blank);
  }

  private static <D, C extends CheckedResource<D, ?>> C filled(
      Desired<D> desired, ObjectMeta metadata, C blank) {
    metadata.setLabels(desired.metadata().labels());
    metadata.setAnnotations(desired.metadata().annotations());
    metadata.setOwnerReferences(owners(desired.owner(), metadata.getOwnerReferences()));
    blank.setMetadata(metadata);
    blank.setSpec(desired.spec());
    return blank;
  }

  /// Ours is replaced where it stands, so that a new UID takes effect.
  private static List<OwnerReference> owners(Desired.Owner owner, List<OwnerReference> before) {
    var ours = owner.reference();
    var owners = new ArrayList<>(before);
    owners.replaceAll(o -> owner.isSame(o) ? ours : o);
    if (!owners.contains(ours)) {
      owners.add(ours);
    }
    return owners;
  }

  static <D, C extends CheckedResource<D, ?>> boolean isAsDesired(Desired<D> desired, C existing) {
    var metadata = existing.getMetadata();
    return existing.problems().isEmpty()
        && desired.spec().equals(existing.getSpec())
        && desired.metadata().labels().equals(orEmpty(metadata.getLabels()))
        && desired.metadata().annotations().equals(orEmpty(metadata.getAnnotations()))
        && metadata.getOwnerReferences().contains(desired.owner().reference());
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
