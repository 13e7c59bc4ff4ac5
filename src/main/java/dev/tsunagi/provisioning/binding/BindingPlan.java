package dev.tsunagi.provisioning.binding;

import dev.tsunagi.failure.Failure;
import io.fabric8.kubernetes.api.model.Secret;

/// The one thing to do to a connection Secret now.
public sealed interface BindingPlan {

  record Create(Secret secret) implements BindingPlan {}

  /// `secret` carries the version that it was made from.
  record Update(Secret secret) implements BindingPlan {}

  record Keep() implements BindingPlan {}

  record Refuse(Failure why) implements BindingPlan {}
}
