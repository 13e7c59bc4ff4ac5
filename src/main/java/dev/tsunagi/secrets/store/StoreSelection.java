package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.PushStoreRef;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.failure.Pace;
import dev.tsunagi.kube.LabelSelection;
import dev.tsunagi.secrets.provider.SecretProvider;
import io.fabric8.kubernetes.api.model.LabelSelector;

/// Which stores are meant by those who name them or select them by label. Never one of another
/// namespace, nor a ClusterSecretStore that does not admit theirs.
///
/// A store need not be ready for it: whether it can be written to is seen when it is.
public final class StoreSelection {

  /// Where stores are looked up and listed: caches, as a rule.
  public interface Lookup extends Stores.Lookup {

    /// All stores of a kind; `namespace` counts for SecretStores only.
    Stream<Store> stores(StoreKind kind, String namespace);
  }

  private final Lookup lookup;
  private final StoreProviders providers;
  private final Stores.Reach reach;

  public StoreSelection(Lookup lookup, StoreProviders providers, Stores.Reach reach) {
    this.lookup = lookup;
    this.providers = providers;
    this.reach = reach;
  }

  /// Those of ours that stay, each once, in the order of the references.
  ///
  /// @throws FailureException when one that is named is missing or out of bounds
  public List<Store> of(List<PushStoreRef> references, String namespace) {
    var found = new LinkedHashMap<String, Store>();
    for (var reference : references) {
      meant(reference, namespace)
          .filter(store -> store.getMetadata().getDeletionTimestamp() == null)
          .filter(store -> StoreOwnership.isOurs(store, reach.controllerClass()))
          .forEach(s -> found.putIfAbsent(s.storeKind() + "/" + s.getMetadata().getName(), s));
    }
    return List.copyOf(found.values());
  }

  private Stream<Store> meant(PushStoreRef reference, String namespace) {
    if (reference.kind() == StoreKind.CLUSTER_SECRET_STORE && !reach.cluster()) {
      return Stream.empty();
    }
    var selector = reference.labelSelector();
    return reference.name().isEmpty() && selector != null
        ? selected(selector, reference.kind(), namespace)
        : Stream.of(named(new StoreRef(reference.name(), reference.kind()), namespace));
  }

  private Stream<Store> selected(LabelSelector selector, StoreKind kind, String namespace) {
    return lookup
        .stores(kind, namespace)
        .filter(store -> LabelSelection.admits(selector, store.getMetadata().getLabels()))
        .filter(store -> admits(store, namespace))
        .sorted(Comparator.comparing(store -> store.getMetadata().getName()));
  }

  private boolean admits(Store store, String namespace) {
    try {
      checkAccess(store, namespace);
      return true;
    } catch (FailureException e) {
      return false;
    }
  }

  /// The store of this name, also while it is being deleted.
  ///
  /// @throws FailureException when it is missing or out of bounds
  public Store named(StoreRef reference, String namespace) {
    var store =
        lookup
            .store(reference.kind(), namespace, reference.name())
            .orElseThrow(() -> Stores.missing(reference, namespace));
    checkAccess(store, namespace);
    return store;
  }

  /// How soon a call to the store's provider that failed is tried again, as the store says.
  public Pace pace(StoreRef reference, String namespace) {
    return lookup
        .store(reference.kind(), namespace, reference.name())
        .map(RetryPace::of)
        .orElse(Pace.OWN);
  }

  private void checkAccess(Store store, String namespace) {
    if (store.storeKind() == StoreKind.CLUSTER_SECRET_STORE) {
      NamespaceAccess.check(
          store.getMetadata().getName(),
          store.getSpec().conditions(),
          namespace,
          () -> lookup.labelsOfNamespace(namespace));
    }
  }

  /// `user` is the namespace of whoever uses the store.
  public SecretProvider provider(Store store, String user) {
    return providers.of(store, user);
  }
}
