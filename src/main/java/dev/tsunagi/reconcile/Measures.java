package dev.tsunagi.reconcile;

import module java.base;

import dev.tsunagi.api.common.Claim;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// Whom the shell tells how runs went. Called on the way of every run from many threads: an
/// implementation is quick and never throws.
///
/// A kind goes by its name, e.g. `ExternalSecret`.
public interface Measures {

  /// Takes no notice.
  Measures NONE = new Measures() {};

  /// There is a controller for this kind.
  default void serves(String kind) {}

  /// A run of this kind was handed to the executor.
  default void queued(String kind) {}

  /// The executor is done with one that was [#queued].
  default void unqueued(String kind) {}

  /// A run has begun; [#ran] follows, whatever happens.
  default void begun(HasMetadata primary) {}

  default void ran(HasMetadata primary, Ran ran) {}

  /// The object is no more. `namespace` is empty for one of the cluster.
  default void gone(String kind, String namespace, String name) {}

  /// How one run ended. `conditions` are those that hold after it.
  record Ran(Result result, Duration took, List<? extends Claim> conditions) {}

  /// In the order of controller-runtime's words for them, and with the same meaning.
  enum Result {
    /// Nothing is left to do until something changes.
    SUCCESS,
    /// Done, or waiting for something under way; the time of the next look is known.
    REQUEUE_AFTER,
    ERROR
  }
}
