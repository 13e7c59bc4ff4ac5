package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.secrets.ChildMetadata;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/// What is to be in every namespace that `where` admits.
///
/// @param metadata all the labels and annotations that a child has
/// @param <D> the spec of a child
record Desired<D>(
    Owner owner, String name, NamespaceSelection where, ChildMetadata metadata, D spec) {

  /// The annotation that makes ESO's controllers, and ours, sync at once.
  private static final String FORCE_SYNC = "external-secrets.io/force-sync";

  /// The object of the cluster that all this is made of.
  record Owner(String apiVersion, String kind, String name, String uid) {

    static Owner of(HasMetadata primary) {
      var metadata = primary.getMetadata();
      return new Owner(
          primary.getApiVersion(), primary.getKind(), metadata.getName(), metadata.getUid());
    }

    OwnerReference reference() {
      return new OwnerReferenceBuilder()
          .withApiVersion(apiVersion)
          .withKind(kind)
          .withName(name)
          .withUid(uid)
          .withController(true)
          .withBlockOwnerDeletion(true)
          .build();
    }

    /// By name, so that what was restored from a backup finds its owner again.
    boolean controls(HasMetadata child) {
      return child.getMetadata().getOwnerReferences().stream()
          .anyMatch(o -> Boolean.TRUE.equals(o.getController()) && isSame(o));
    }

    boolean isSame(OwnerReference other) {
      return other.getKind().equals(kind)
          && other.getName().equals(name)
          && group(other.getApiVersion()).equals(group(apiVersion));
    }

    private static String group(String apiVersion) {
      return apiVersion.substring(0, Math.max(0, apiVersion.indexOf('/')));
    }
  }

  /// The metadata that is given, and the demand for a sync of the object of the cluster itself.
  static ChildMetadata metadata(ChildMetadata given, HasMetadata primary) {
    var demand = primary.getMetadata().getAnnotations();
    var value = demand == null ? null : demand.get(FORCE_SYNC);
    var annotations = new TreeMap<>(given.annotations());
    if (value != null) {
      annotations.put(FORCE_SYNC, value);
    }
    return new ChildMetadata(annotations, given.labels());
  }
}
