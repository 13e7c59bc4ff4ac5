package dev.tsunagi.secrets.manifest;

import module java.base;

import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.pipeline.Rendered;
import io.fabric8.kubernetes.api.model.OwnerReference;

/// What the object is to hold, and whose it is.
///
/// @param owner how the ExternalSecret is named as its owner
/// @param immutable made once, and never changed after
public record DesiredManifest(
    ManifestId id,
    OwnerReference owner,
    CreationPolicy creation,
    boolean immutable,
    Rendered rendered) {

  boolean owns() {
    return creation == CreationPolicy.OWNER;
  }

  boolean keepsContentOfOthers() {
    return creation == CreationPolicy.MERGE || creation == CreationPolicy.CREATE_OR_MERGE;
  }

  /// Without a template values go where the kind keeps its data.
  boolean isPlain() {
    return rendered.placed().isEmpty();
  }

  SecretData data() {
    return rendered.data();
  }
}
