package dev.tsunagi.simulator.oci;

import module java.base;

import dev.tsunagi.simulator.oci.auth.Federation;
import dev.tsunagi.simulator.oci.auth.InstanceMetadata;
import dev.tsunagi.simulator.oci.auth.RequestAuthenticator;
import dev.tsunagi.simulator.oci.auth.Tokens;
import dev.tsunagi.simulator.oci.auth.Users;
import dev.tsunagi.simulator.oci.auth.WorkloadIdentity;
import dev.tsunagi.simulator.oci.crypto.Authority;
import dev.tsunagi.simulator.oci.crypto.Lazy;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.store.SimulatedClock;
import dev.tsunagi.simulator.oci.wire.Dispatcher;
import dev.tsunagi.simulator.oci.wire.Principal;
import dev.tsunagi.simulator.oci.wire.Route;

/// Everyone who may call, how they are known, and the services that give them tokens.
final class Callers {

  final Users users;
  final Tokens tokens;
  final Supplier<Authority> authority;
  /// Those that are to be made, made when the first is asked for.
  final Supplier<List<UserKey>> userKeys;
  final Dispatcher.Authenticator authenticator;
  private final List<Route> routes = new ArrayList<>();

  Callers(Seed seed, SignatureCheck check, SimulatedClock clock) {
    var places = new Places(seed);
    var planting = new Planting(seed, places);
    users = new Users(places.rootId());
    tokens = new Tokens(clock, seed.behaviour().tokenLifetime());
    authority = new Lazy<>(() -> new Authority(clock.base()));
    seed.users().forEach(this::add);
    userKeys = new Lazy<>(() -> generate(seed, places.rootId()));

    var verifying = check == SignatureCheck.VERIFY;
    var requests = new RequestAuthenticator(verifying, users, tokens, clock.base());
    authenticator =
        check == SignatureCheck.OFF ? (_, _) -> Principal.administrator(places.rootId()) : requests;
    var clusters = planting.clusters();
    routes.addAll(new WorkloadIdentity(clusters, tokens, clock.base(), places.rootId()).routes());
    var instances = planting.instances();
    routes.addAll(new Federation(instances, tokens, requests, authority).routes());
    var tenancy = seed.tenancy();
    instances.stream()
        .findFirst()
        .map(it -> new InstanceMetadata(it, authority, tenancy.region(), tenancy.regionKey()))
        .ifPresent(metadata -> routes.addAll(metadata.routes()));
  }

  List<Route> routes() {
    return routes;
  }

  private void add(Seed.User user) {
    users.add(user.id(), user.name());
    for (var key : Seed.orEmpty(user.publicKeys())) {
      users.addKey(user.name(), Rsa.publicKey(key));
    }
  }

  private List<UserKey> generate(Seed seed, String tenancyId) {
    return seed.users().stream()
        .filter(Seed.User::generateKey)
        .map(user -> generate(user, tenancyId, seed.tenancy().region()))
        .toList();
  }

  private UserKey generate(Seed.User user, String tenancyId, String region) {
    var keys = Rsa.generate();
    var fingerprint = users.addKey(user.name(), keys.getPublic());
    var pem = Rsa.pem(keys.getPrivate());
    return new UserKey(user.name(), user.id(), tenancyId, region, fingerprint, pem);
  }
}
