package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.FakeProvider;
import dev.tsunagi.api.secrets.OracleProvider;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.SecretKeys;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.OciConnections;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.fake.Pushed;
import dev.tsunagi.secrets.provider.vault.VaultProvider;

/// The provider of each store, made once per version of its spec and renewed whenever the store is
/// looked at, so that changed credentials take effect.
///
/// Keyed by UID: a store that was deleted and made again never meets its predecessor's provider.
public final class StoreProviders {

  private final OciConnections connections;
  private final OracleIdentity identities;
  private final Clusters clusters;
  private final boolean conditionsRequired;
  private final Map<Use, Made> made = new ConcurrentHashMap<>();
  private final Map<String, Pushed> pushed = new ConcurrentHashMap<>();
  private final Set<String> looked = ConcurrentHashMap.newKeySet();

  /// Whoever may hold a connection.
  private final Set<Use> uses = ConcurrentHashMap.newKeySet();

  private record Made(long generation, SecretProvider provider) {}

  /// A store, and from which namespace it is used where that makes a difference, else nothing.
  private record Use(String uid, String namespace) {

    boolean isFrom(String store) {
      return uid.equals(store) && !namespace.isEmpty();
    }

    String holder() {
      return namespace.isEmpty() ? uid : uid + "/" + namespace;
    }
  }

  public StoreProviders(
      OciConnections connections, Clusters clusters, SecretKeys secrets, StoreSettings settings) {
    this.connections = connections;
    this.clusters = clusters;
    this.identities = new OracleIdentity(secrets);
    this.conditionsRequired = settings.conditionsRequired();
  }

  /// Whether this process has not looked at the store before; from now on it has.
  boolean isFirstLook(Store store) {
    return looked.add(store.getMetadata().getUid());
  }

  /// The provider as it was last made, or a new one if there is none of this generation.
  /// `namespace` is that of whoever uses the store.
  public SecretProvider of(Store store, String namespace) {
    var use = new Use(store.getMetadata().getUid(), Clusters.isReferent(store) ? namespace : "");
    var known = made.get(use);
    return known != null && known.generation() == generation(store)
        ? known.provider()
        : renew(store, use);
  }

  /// The provider made anew, with the credentials that hold now. Those of single namespaces are
  /// made anew when they are next used; who did not use the store since the last time lets go of
  /// it.
  public SecretProvider renew(Store store) {
    var uid = store.getMetadata().getUid();
    uses.stream()
        .filter(use -> use.isFrom(uid) && !made.containsKey(use))
        .toList()
        .forEach(this::release);
    made.keySet().removeIf(use -> use.isFrom(uid));
    return renew(store, new Use(uid, ""));
  }

  private SecretProvider renew(Store store, Use use) {
    var provider = make(store, use);
    made.put(use, new Made(generation(store), provider));
    uses.add(use);
    return provider;
  }

  /// The store is gone.
  public void forget(Store store) {
    var uid = store.getMetadata().getUid();
    made.keySet().removeIf(use -> use.uid().equals(uid));
    looked.remove(uid);
    connections.release(uid);
    uses.stream().filter(use -> use.uid().equals(uid)).toList().forEach(this::release);
  }

  private void release(Use use) {
    uses.remove(use);
    clusters.release(use.holder());
  }

  /// Nobody reads from a store without a provider, so what is refused here is refused to all.
  private SecretProvider make(Store store, Use use) {
    if (conditionsRequired && isOpenToAll(store)) {
      throw new FailureException(
          new Failure.Invalid(
              "spec.conditions is missing: with --require-cluster-store-conditions a"
                  + " ClusterSecretStore that does not name the namespaces that may use it serves"
                  + " nobody"));
    }
    var provider = store.getSpec().provider();
    if (provider.oracle() != null) {
      return vault(store, provider.oracle());
    }
    if (provider.fake() != null) {
      return fake(store, provider.fake());
    }
    if (provider.kubernetes() != null) {
      return clusters.provider(store, provider.kubernetes(), use.namespace(), use.holder());
    }
    throw new FailureException(
        new Failure.Invalid(
            "spec.provider.%s is not supported; use oracle, kubernetes or fake"
                .formatted(String.join(", ", provider.names()))));
  }

  private static boolean isOpenToAll(Store store) {
    return store.storeKind() == StoreKind.CLUSTER_SECRET_STORE
        && store.getSpec().conditions().isEmpty();
  }

  private SecretProvider vault(Store store, OracleProvider oracle) {
    var identity = identities.of(store, oracle);
    var key = new OciConnection.Key(identity, oracle.region());
    var connection = connections.use(store.getMetadata().getUid(), key);
    return new VaultProvider(
        connection, oracle.vault(), oracle.compartment(), oracle.encryptionKey());
  }

  /// What is pushed to a fake store is shared by all of its name until the operator ends, as in
  /// ESO.
  private SecretProvider fake(Store store, FakeProvider fake) {
    var data = new HashMap<SecretAddress, String>();
    fake.data().forEach(d -> data.put(new SecretAddress(d.key(), d.version()), d.value()));
    var health =
        dev.tsunagi.secrets.provider.fake.FakeProvider.Health.of(
            Objects.requireNonNullElse(fake.validationResult(), 0));
    var scope = store.getMetadata().getUid() + "/" + generation(store);
    var known = pushed.computeIfAbsent(store.getMetadata().getName(), _ -> new Pushed());
    return new dev.tsunagi.secrets.provider.fake.FakeProvider(scope, data, known, health);
  }

  private static long generation(Store store) {
    return Objects.requireNonNullElse(store.getMetadata().getGeneration(), 0L);
  }
}
