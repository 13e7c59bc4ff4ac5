package dev.tsunagi.secrets.store;

import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.reconcile.Conditions;
import java.util.Objects;

/// Which changes of a store matter to those who read from it.
public final class StoreWakeUp {

  private StoreWakeUp() {}

  /// Another spec, or another readiness.
  public static boolean matters(Store fresh, Store old) {
    return !Objects.equals(fresh.getMetadata().getGeneration(), old.getMetadata().getGeneration())
        || isReady(fresh) != isReady(old);
  }

  private static boolean isReady(Store store) {
    return Conditions.holds(store.getStatus().conditions(), StoreStatuses.READY);
  }
}
