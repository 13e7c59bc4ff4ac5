package dev.tsunagi.provisioning.acting;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.oci.OciConnections;
import dev.tsunagi.provisioning.Actor;
import dev.tsunagi.provisioning.Actors;
import dev.tsunagi.secrets.provider.PushOwner;
import dev.tsunagi.secrets.store.StoreHolds;
import dev.tsunagi.secrets.store.StoreProviders;
import dev.tsunagi.secrets.store.Stores;

/// The store that an object names acts for it: with its identity, in its region. It is held before
/// anything is made through it, since without it nothing could be deleted.
public final class StoreActors implements Actors {

  private final Stores stores;
  private final StoreHolds holds;
  private final StoreProviders providers;
  private final OperatorIdentity operator;
  private final OciConnections connections;
  private final Supplier<String> cluster;

  /// `cluster`: the UID that stands for this cluster.
  public StoreActors(
      Stores stores,
      StoreHolds holds,
      StoreProviders providers,
      OperatorIdentity operator,
      OciConnections connections,
      Supplier<String> cluster) {
    this.stores = stores;
    this.holds = holds;
    this.providers = providers;
    this.operator = operator;
    this.connections = connections;
    this.cluster = cluster;
  }

  @Override
  public Actor of(ProvisionedResource<?> object) {
    var metadata = object.getMetadata();
    var stewardship = object.getSpec().stewardship();
    if (!stewardship.hasStore()) {
      return new Actor(connections.use(metadata.getUid(), operator.key()), Optional.empty());
    }
    var store = stores.usable(stewardship.store(), metadata.getNamespace());
    if (!object.isMarkedForDeletion()) {
      holds.settle(store, true, () -> true);
    }
    var key = providers.actsAs(store, metadata.getNamespace(), path(stewardship.store()));
    var owner = new PushOwner(cluster.get(), metadata.getNamespace(), metadata.getName());
    var vault = new VaultCredentials(providers.of(store, metadata.getNamespace()), owner);
    return new Actor(connections.use(metadata.getUid(), key), Optional.of(vault));
  }

  private static String path(StoreRef reference) {
    return reference.kind() == StoreKind.SECRET_STORE
        ? "SecretStore \"%s\"".formatted(reference.name())
        : "ClusterSecretStore \"%s\"".formatted(reference.name());
  }

  @Override
  public void release(ProvisionedResource<?> object) {
    connections.release(object.getMetadata().getUid());
  }
}
