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

  /// `creationPolicy: Merge` waits for somebody else to make the Secret.
  record LeaveMissing() implements TargetPlan {}

  /// `creationPolicy: None`: the values are read and that is all.
  record LeaveAlone() implements TargetPlan {}

  record Refuse(Failure why) implements TargetPlan {}
}
