package dev.tsunagi.secrets.manifest;

import dev.tsunagi.failure.Failure;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/// The one thing to do to the object now.
sealed interface ManifestPlan {

  record Create(GenericKubernetesResource object) implements ManifestPlan {}

  /// `object` carries the version that it was made from.
  record Update(GenericKubernetesResource object) implements ManifestPlan {}

  /// The live object is as it should be.
  record Keep(GenericKubernetesResource live) implements ManifestPlan {}

  /// `creationPolicy: Merge` waits for somebody else to make the object.
  record LeaveMissing() implements ManifestPlan {}

  /// `creationPolicy: None`: the values are read and that is all.
  record LeaveAlone() implements ManifestPlan {}

  record Refuse(Failure why) implements ManifestPlan {}
}
