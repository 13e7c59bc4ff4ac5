package dev.tsunagi.secrets.store;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.FakeProvider;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.SecretKeys;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.OciConnections;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.fake.Pushed;
import dev.tsunagi.secrets.provider.vault.VaultMemory;

/// The provider of each store, made once per version of its spec and renewed whenever the store is
/// looked at, so that changed credentials take effect.
///
/// Keyed by UID: a store that was deleted and made again never meets its predecessor's provider.
public final class StoreProviders {

  private final VaultProviders vaults;
  private final Clusters clusters;
  private final boolean conditionsRequired;
  private final Map<Seat, Made> made = new ConcurrentHashMap<>();
  private final Map<Seat, Instant> retired = new ConcurrentHashMap<>();
  private final Map<String, Pushed> pushed = new ConcurrentHashMap<>();
  private final Set<String> looked = ConcurrentHashMap.newKeySet();

  /// How long a namespace may be silent before its connection through a [Referent] store is closed.
  static final Duration IDLE = Duration.ofHours(2);

  /// Who holds a provider: a store, and for a [Referent] one a namespace besides.
  private record Seat(String uid, String namespace) {

    static Seat of(Store store, String user) {
      return new Seat(store.getMetadata().getUid(), Referent.is(store) ? user : "");
    }

    /// With what the names begin by which connections know it.
    String name() {
      return uid + "/" + namespace + "/";
    }
  }

  private record Made(long generation, SecretProvider provider) {}

  public StoreProviders(
      OciConnections connections,
      Clusters clusters,
      SecretKeys secrets,
      StoreSettings settings,
      VaultMemory memory) {
    this.vaults = new VaultProviders(connections, new OracleIdentity(secrets), memory);
    this.clusters = clusters;
    this.conditionsRequired = settings.conditionsRequired();
  }

  /// Whether this process has not looked at the store before; from now on it has.
  boolean isFirstLook(Store store) {
    return looked.add(store.getMetadata().getUid());
  }

  /// The provider as it was last made, or a new one if there is none of this generation.
  ///
  /// `user` is the namespace of whoever uses the store.
  public SecretProvider of(Store store, String user) {
    var seat = Seat.of(store, user);
    var known = made.get(seat);
    return known != null && known.generation() == generation(store)
        ? known.provider()
        : renew(store, seat);
  }

  /// The provider made anew, with the credentials that hold now, for nobody in particular.
  public SecretProvider renew(Store store) {
    return renew(store, Seat.of(store, ""));
  }

  private SecretProvider renew(Store store, Seat seat) {
    var provider = make(store, seat);
    made.put(seat, new Made(generation(store), provider));
    return provider;
  }

  /// Has the providers of a [Referent] store made anew when they are next asked for, and lets go of
  /// those that nobody asked for in a long time.
  void retire(Store store, Instant now) {
    var uid = store.getMetadata().getUid();
    seats(made, uid)
        .forEach(
            seat -> {
              retired.put(seat, now);
              made.remove(seat);
            });
    retired.forEach(
        (seat, since) -> {
          if (seat.uid().equals(uid) && since.plus(IDLE).isBefore(now)) {
            release(seat);
          }
        });
  }

  /// Who acts, and where, for those that name the store for more than its secrets. `user` is the
  /// namespace of whoever uses the store, `who` names the store in messages.
  public OciConnection.Key actsAs(Store store, String user, String who) {
    var oracle = store.getSpec().provider().oracle();
    if (oracle == null) {
      throw new FailureException(
          new Failure.Invalid(
              who
                  + " is none of Oracle Cloud, so nobody can act for it; name one with provider"
                  + " oracle"));
    }
    return vaults.actsAs(store, oracle, user);
  }

  /// The store is gone.
  public void forget(Store store) {
    var uid = store.getMetadata().getUid();
    looked.remove(uid);
    Stream.concat(seats(made, uid), seats(retired, uid)).forEach(this::release);
    vaults.release(uid + "/");
  }

  private void release(Seat seat) {
    made.remove(seat);
    retired.remove(seat);
    vaults.release(seat.name());
    clusters.release(seat.name());
  }

  private static Stream<Seat> seats(Map<Seat, ?> map, String uid) {
    return List.copyOf(map.keySet()).stream().filter(seat -> seat.uid().equals(uid));
  }

  /// Nobody reads from a store without a provider, so what is refused here is refused to all.
  private SecretProvider make(Store store, Seat seat) {
    requireConditions(store);
    var provider = store.getSpec().provider();
    if (provider.oracle() != null) {
      return vaults.provider(store, provider.oracle(), seat.name(), seat.namespace());
    }
    if (provider.fake() != null) {
      return fake(store, provider.fake());
    }
    if (provider.kubernetes() != null) {
      return clusters.provider(store, provider.kubernetes(), seat.namespace(), seat.name());
    }
    throw new FailureException(
        new Failure.Invalid(
            "spec.provider.%s is not supported; use oracle, kubernetes or fake"
                .formatted(String.join(", ", provider.names()))));
  }

  void requireConditions(Store store) {
    if (conditionsRequired
        && store.storeKind() == StoreKind.CLUSTER_SECRET_STORE
        && store.getSpec().conditions().isEmpty()) {
      throw new FailureException(
          new Failure.Invalid(
              "spec.conditions is missing: with --require-cluster-store-conditions a"
                  + " ClusterSecretStore that does not name the namespaces that may use it serves"
                  + " nobody"));
    }
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
