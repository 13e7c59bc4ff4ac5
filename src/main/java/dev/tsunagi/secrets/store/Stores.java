package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.failure.Pace;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.secrets.provider.SecretProvider;

/// Finds the provider behind a reference to a store, if the store is there, ready, and may be used
/// from where the reference stands.
public final class Stores {

  /// Where stores and namespaces are looked up: caches, as a rule.
  public interface Lookup {

    /// `namespace` counts for a SecretStore only.
    Optional<? extends Store> store(StoreKind kind, String namespace, String name);

    Map<String, String> labelsOfNamespace(String namespace);
  }

  /// Which stores we serve: those of our controller class, and whether those of the cluster, too.
  /// An operator for one namespace does not look at them.
  ///
  /// `floodGate`: whether stores that are not ready are not read from.
  public record Reach(String controllerClass, boolean cluster, boolean floodGate) {

    public Reach(String controllerClass, boolean cluster) {
      this(controllerClass, cluster, true);
    }
  }

  private final Lookup lookup;
  private final StoreProviders providers;
  private final Reach reach;

  public Stores(Lookup lookup, StoreProviders providers, Reach reach) {
    this.lookup = lookup;
    this.providers = providers;
    this.reach = reach;
  }

  /// Whether the reference leads to a store of another controller. A store that is missing is
  /// nobody's yet, and ours to report.
  public boolean isForeign(StoreRef reference, String namespace) {
    if (reference.kind() == StoreKind.CLUSTER_SECRET_STORE && !reach.cluster()) {
      return true;
    }
    return find(reference, namespace)
        .filter(store -> !StoreOwnership.isOurs(store, reach.controllerClass()))
        .isPresent();
  }

  /// The provider to read with. Fails when the store is missing, not ready or out of bounds.
  public SecretProvider provider(StoreRef reference, String namespace) {
    return providers.of(usable(reference, namespace), namespace);
  }

  /// The store itself, under the same conditions.
  public Store usable(StoreRef reference, String namespace) {
    if (reference.kind() == StoreKind.CLUSTER_SECRET_STORE && !reach.cluster()) {
      throw notServed(reference);
    }
    var store = find(reference, namespace).orElseThrow(() -> missing(reference, namespace));
    if (reference.kind() == StoreKind.CLUSTER_SECRET_STORE) {
      NamespaceAccess.check(
          reference.name(),
          store.getSpec().conditions(),
          namespace,
          () -> lookup.labelsOfNamespace(namespace));
    }
    if (reach.floodGate()
        && !Conditions.holds(store.getStatus().conditions(), StoreStatuses.READY)) {
      throw notReady(reference, store);
    }
    return store;
  }

  /// How soon a call to the store's provider that failed is tried again, as the store says.
  public Pace pace(StoreRef reference, String namespace) {
    return find(reference, namespace).map(RetryPace::of).orElse(Pace.OWN);
  }

  private Optional<? extends Store> find(StoreRef reference, String namespace) {
    return lookup.store(reference.kind(), namespace, reference.name());
  }

  static FailureException missing(StoreRef reference, String namespace) {
    var kind = kind(reference);
    var where =
        reference.kind() == StoreKind.SECRET_STORE ? " in namespace \"" + namespace + "\"" : "";
    return new FailureException(
        new Failure.Unresolved(
            "could not get %s \"%s\", there is none%s; create it or correct secretStoreRef"
                .formatted(kind, reference.name(), where)));
  }

  private static FailureException notServed(StoreRef reference) {
    return new FailureException(
        new Failure.Unresolved(
            ("ClusterSecretStore \"%s\" is not served: this operator looks at no stores of the"
                    + " cluster; name a SecretStore")
                .formatted(reference.name())));
  }

  private static FailureException notReady(StoreRef reference, Store store) {
    var text = "%s \"%s\" is not ready".formatted(kind(reference), reference.name());
    var failure =
        Conditions.find(store.getStatus().conditions(), StoreStatuses.READY)
            .<Failure>map(
                c -> new Failure.Unresolved("%s (%s: %s)".formatted(text, c.reason(), c.message())))
            .orElseGet(() -> new Failure.Pending(text + " (it has not been looked at yet)"));
    return new FailureException(failure);
  }

  private static String kind(StoreRef reference) {
    return switch (reference.kind()) {
      case SECRET_STORE -> "SecretStore";
      case CLUSTER_SECRET_STORE -> "ClusterSecretStore";
    };
  }
}
