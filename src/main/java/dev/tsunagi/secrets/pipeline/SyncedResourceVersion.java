package dev.tsunagi.secrets.pipeline;

import module java.base;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/// What `status.syncedResourceVersion` says of an object: its generation, and a hash of its
/// annotations and labels, so that any change of one of them is seen.
public final class SyncedResourceVersion {

  private SyncedResourceVersion() {}

  /// Of an object as it is now.
  public static String of(ObjectMeta metadata) {
    return of(
        Objects.requireNonNullElse(metadata.getGeneration(), 0L),
        Objects.requireNonNullElse(metadata.getAnnotations(), Map.of()),
        Objects.requireNonNullElse(metadata.getLabels(), Map.of()));
  }

  /// In ESO's form, `<generation>-<hash>`.
  public static String of(
      long generation, Map<String, String> annotations, Map<String, String> labels) {
    var text =
        "{annotations:"
            + ObjectHash.printed(annotations)
            + " labels:"
            + ObjectHash.printed(labels)
            + "}";
    return generation + "-" + ObjectHash.of(text);
  }
}
