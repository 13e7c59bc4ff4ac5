package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.api.common.GoDuration;

/// What the engine asks of a kind. Pure.
///
/// @param <P> the object of the cluster
/// @param <T> its status
/// @param <D> the spec of a child
/// @param <C> the child
interface ClusterKind<P extends CheckedResource<?, T>, T, D, C extends CheckedResource<D, ?>> {

  Class<C> childType();

  /// What a primary carries before it is first run; empty when its kind needs none.
  Optional<String> finalizer();

  /// A child with nothing in it.
  C blank();

  Desired<D> desired(P primary);

  /// How often everything is compared again; empty for the operator's own interval.
  Optional<GoDuration> interval(P primary);

  /// ESO's words for a namespace where somebody else's object has the name.
  String taken();

  T ended(T old, Outcome outcome, Instant now);

  /// The primary itself is wrong, or nothing could be seen; what was done before stays on record.
  T failed(T old, String message, Instant now);
}
