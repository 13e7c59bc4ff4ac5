package dev.tsunagi.secrets.external;

import dev.tsunagi.failure.Failure;
import io.fabric8.kubernetes.api.model.Secret;

/// The one thing to do to the target now.
sealed interface TargetPlan {

  record Create(Secret secret) implements TargetPlan {}

  /// `secret` carries the version that it was made from.
  record Update(Secret secret) implements TargetPlan {}

  /// The live Secret is as it should be.
  record Keep(Secret live) implements TargetPlan {}

  record Refuse(Failure why) implements TargetPlan {}
}
