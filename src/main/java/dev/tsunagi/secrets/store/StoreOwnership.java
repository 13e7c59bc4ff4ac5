package dev.tsunagi.secrets.store;

import dev.tsunagi.api.secrets.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether a store is ours to look after. Pure but for one line in the debug log.
public final class StoreOwnership {

  private static final Logger LOG = LoggerFactory.getLogger(StoreOwnership.class);

  private StoreOwnership() {}

  /// A store that names another controller class is another controller's. So is one that names
  /// none and a provider that we do not have: ESO may own it.
  public static boolean isOurs(Store store, String controllerClass) {
    var named = store.getSpec().controller();
    if (!named.isEmpty()) {
      return named.equals(controllerClass);
    }
    if (store.getSpec().provider().isForeign()) {
      LOG.atDebug()
          .addKeyValue("store", store.getMetadata().getName())
          .addKeyValue("provider", store.getSpec().provider().names())
          .log("store left to another controller");
      return false;
    }
    return true;
  }
}
