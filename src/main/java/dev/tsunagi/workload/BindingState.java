package dev.tsunagi.workload;

import dev.tsunagi.api.workload.Binding;

/// How far a binding is.
sealed interface BindingState {

  Binding binding();

  /// Its Secret is there. `ready` tells whether what makes it says so; a Secret speaks for itself.
  record Bound(Binding binding, BoundSecret secret, boolean ready, String why)
      implements BindingState {}

  /// There is no Secret yet; `why` is a clause for people.
  record Missing(Binding binding, String why) implements BindingState {}
}
