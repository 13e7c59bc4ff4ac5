package dev.tsunagi.provisioning.acting;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.provisioning.CredentialVault;
import dev.tsunagi.provisioning.Vaults;
import dev.tsunagi.secrets.provider.PushOwner;
import dev.tsunagi.secrets.store.StoreHolds;
import dev.tsunagi.secrets.store.StoreProviders;
import dev.tsunagi.secrets.store.Stores;

/// The vaults of stores, which are held for whoever keeps something there.
public final class StoreVaults implements Vaults {

  private final Stores stores;
  private final StoreHolds holds;
  private final StoreProviders providers;
  private final Supplier<String> cluster;

  /// `cluster`: the UID that stands for this cluster.
  public StoreVaults(
      Stores stores, StoreHolds holds, StoreProviders providers, Supplier<String> cluster) {
    this.stores = stores;
    this.holds = holds;
    this.providers = providers;
    this.cluster = cluster;
  }

  @Override
  public CredentialVault of(StoreRef store, String namespace, String name) {
    var usable = stores.usable(store, namespace);
    holds.settle(usable, true, () -> true);
    var owner = new PushOwner(cluster.get(), namespace, name);
    return new VaultCredentials(providers.of(usable, namespace), owner);
  }
}
