package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSecretSpec.DeletionPolicy;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.secrets.store.StoreHolds;
import dev.tsunagi.secrets.store.StoreOwnership;
import dev.tsunagi.secrets.store.StoreSelection;
import dev.tsunagi.secrets.store.Stores;

/// Keeps a store from being deleted while a PushSecret with `deletionPolicy: Delete` refers to it
/// or has pushed to it: without the store nobody could delete what is there.
record StoreFinalizers(
    StoreSelection.Lookup lookup, Users users, StoreHolds holds, Stores.Reach reach) {

  /// Who may need a store.
  interface Users {
    Stream<PushSecret> of(Store store);
  }

  /// What a PushSecret needs is held, and what nobody needs is let go.
  ///
  /// @param synced what it has pushed as of now
  void settle(PushSecret primary, Synced synced) {
    stores(primary).forEach(store -> settle(store, primary, needs(primary, synced, store)));
  }

  /// The PushSecret needs none any more.
  void release(PushSecret primary) {
    stores(primary).forEach(store -> settle(store, primary, false));
  }

  private Stream<Store> stores(PushSecret primary) {
    var namespace = primary.getMetadata().getNamespace();
    var own = lookup.stores(StoreKind.SECRET_STORE, namespace);
    var all =
        reach.cluster()
            ? Stream.concat(own, lookup.stores(StoreKind.CLUSTER_SECRET_STORE, namespace))
            : own;
    return all.filter(store -> StoreOwnership.isOurs(store, reach.controllerClass()));
  }

  private void settle(Store store, PushSecret primary, boolean needed) {
    holds.settle(store, needed, () -> isNeededByOthers(store, primary));
  }

  private boolean isNeededByOthers(Store store, PushSecret primary) {
    var uid = primary.getMetadata().getUid();
    return users
        .of(store)
        .filter(other -> !other.getMetadata().getUid().equals(uid))
        .anyMatch(other -> needs(other, PushSecretRun.before(other), store));
  }

  private static boolean needs(PushSecret someone, Synced synced, Store store) {
    if (someone.getSpec().deletionPolicy() != DeletionPolicy.DELETE) {
      return false;
    }
    var metadata = store.getMetadata();
    var target =
        new PushTarget(
            new StoreRef(metadata.getName(), store.storeKind()),
            SourceView.orEmpty(metadata.getLabels()));
    return synced.byStore().containsKey(target.key())
        || someone.getSpec().secretStoreRefs().stream().anyMatch(target::isMeantBy);
  }
}
