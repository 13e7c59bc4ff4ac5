package dev.tsunagi.reconcile;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;

/// Which primaries another object wakes up.
public final class Wakes {

  private Wakes() {}

  /// Those that carry `finalizer`, which JOSDK adds before it runs them for the first time.
  ///
  /// Whoever lacks it is about to be run for having got it. Woken up in between, it would be given
  /// it once more, since the cache that JOSDK looks into has not seen the first.
  public static Set<ResourceID> held(Stream<? extends HasMetadata> primaries, String finalizer) {
    return primaries
        .filter(primary -> primary.hasFinalizer(finalizer))
        .map(ResourceID::fromResource)
        .collect(Collectors.toSet());
  }
}
