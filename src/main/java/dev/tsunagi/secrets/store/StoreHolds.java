package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.kube.Finalizers;

/// Puts a finalizer on stores and takes it off, one at a time: a store that one lets go may be what
/// another one begins to need. Remembers what it did until the cache shows it.
public final class StoreHolds {

  private final Finalizers finalizers;
  private final String finalizer;
  private final Map<String, Boolean> done = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();

  public StoreHolds(Finalizers finalizers, String finalizer) {
    this.finalizers = finalizers;
    this.finalizer = finalizer;
  }

  /// Holds the store, or lets go of it.
  ///
  /// @param store as the cache has it
  /// @param isNeeded by the one who asks
  /// @param othersNeed asked only when it is to be let go, and nobody else can hold it meanwhile
  public void settle(Store store, boolean isNeeded, BooleanSupplier othersNeed) {
    var uid = store.getMetadata().getUid();
    if (isNeeded == isShown(store) && !done.containsKey(uid)) {
      return;
    }
    lock.lock();
    try {
      settleAlone(store, isNeeded, othersNeed);
    } finally {
      lock.unlock();
    }
  }

  private void settleAlone(Store store, boolean isNeeded, BooleanSupplier othersNeed) {
    var uid = store.getMetadata().getUid();
    var shown = isShown(store);
    var held = done.getOrDefault(uid, shown);
    if (held == shown) {
      done.remove(uid);
    }
    if (isNeeded && !held && store.getMetadata().getDeletionTimestamp() == null) {
      finalizers.add(store, finalizer);
      done.put(uid, true);
    }
    if (!isNeeded && held) {
      letGo(store, shown, othersNeed);
    }
  }

  /// Who begins to need it while others are asked waits for the answer, instead of trusting the
  /// cache that it is held.
  private void letGo(Store store, boolean shown, BooleanSupplier othersNeed) {
    var uid = store.getMetadata().getUid();
    done.put(uid, true);
    if (!othersNeed.getAsBoolean()) {
      finalizers.remove(store, finalizer);
      done.put(uid, false);
    } else if (shown) {
      done.remove(uid);
    }
  }

  private boolean isShown(Store store) {
    return store.getMetadata().getFinalizers().contains(finalizer);
  }
}
