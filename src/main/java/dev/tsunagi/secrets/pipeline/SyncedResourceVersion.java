package dev.tsunagi.secrets.pipeline;

import module java.base;

/// What `status.syncedResourceVersion` says of an object: its generation, and a hash of its
/// annotations and labels, so that any change of one of them is seen.
public final class SyncedResourceVersion {

  private SyncedResourceVersion() {}

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
