package dev.tsunagi.simulator.oci;

import module java.base;

import dev.tsunagi.simulator.oci.admin.Administration;
import dev.tsunagi.simulator.oci.auth.Federation;
import dev.tsunagi.simulator.oci.auth.InstanceMetadata;
import dev.tsunagi.simulator.oci.auth.RequestAuthenticator;
import dev.tsunagi.simulator.oci.auth.Tokens;
import dev.tsunagi.simulator.oci.auth.Users;
import dev.tsunagi.simulator.oci.auth.WorkloadIdentity;
import dev.tsunagi.simulator.oci.bundles.Bundles;
import dev.tsunagi.simulator.oci.crypto.Authority;
import dev.tsunagi.simulator.oci.crypto.Lazy;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.identity.Identity;
import dev.tsunagi.simulator.oci.kms.Keys;
import dev.tsunagi.simulator.oci.kms.Vaults;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.SimulatedClock;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.vault.SecretManagement;
import dev.tsunagi.simulator.oci.vault.Secrets;
import dev.tsunagi.simulator.oci.wire.Authenticator;
import dev.tsunagi.simulator.oci.wire.Dispatcher;
import dev.tsunagi.simulator.oci.wire.Faults;
import dev.tsunagi.simulator.oci.wire.Journal;
import dev.tsunagi.simulator.oci.wire.Principal;
import dev.tsunagi.simulator.oci.wire.Route;
import dev.tsunagi.simulator.oci.wire.Router;
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// All services over one store. A further service is a few lines here.
final class World {

  final SimulatedClock clock;
  final Faults faults = new Faults();
  final Journal journal = new Journal();
  final Supplier<Authority> authority;
  final SecretManagement secretManagement;
  final List<UserKey> userKeys;
  final Users users;
  final Tokens tokens;
  final Dispatcher dispatcher;

  World(OciSimulator.Settings settings) {
    var seed = settings.seed();
    var places = new Places(seed);
    var planting = new Planting(seed, places);
    clock = new SimulatedClock(settings.clock());
    authority = new Lazy<>(() -> new Authority(settings.clock()));
    var store = new Store(clock, seed.behaviour().lifecycleDelay());
    var ocids = new Ocids(seed.tenancy().regionKey());
    var compartments = places.tree(clock.instant());
    var access = new Access(compartments, planting.statements());
    var workRequests = new WorkRequests(store, ocids, access);
    var vaults = new Vaults(store, ocids, access);
    var keys = new Keys(store, ocids, access, vaults);
    var secrets = new Secrets(store, ocids);
    secretManagement = new SecretManagement(store, secrets, workRequests, access, vaults, keys);
    planting.plant(vaults, keys, secretManagement);
    var region = new Identity.Region(seed.tenancy().region(), seed.tenancy().regionKey());

    users = new Users(places.rootId());
    userKeys = addUsers(seed, users, places.rootId());
    tokens = new Tokens(clock, seed.behaviour().tokenLifetime());
    var verifying = settings.signatures() == SignatureCheck.VERIFY;
    var requests = new RequestAuthenticator(verifying, users, tokens, clock.base());

    var routes = new ArrayList<Route>();
    routes.addAll(workRequests.routes());
    routes.addAll(vaults.routes());
    routes.addAll(keys.routes());
    routes.addAll(secretManagement.routes());
    routes.addAll(new Bundles(store, secrets, access).routes());
    routes.addAll(new Identity(store, access, compartments, region).routes());
    var clusters = planting.clusters();
    routes.addAll(new WorkloadIdentity(clusters, tokens, clock.base(), places.rootId()).routes());
    var instances = planting.instances();
    routes.addAll(new Federation(instances, tokens, requests, authority).routes());
    if (!instances.isEmpty()) {
      routes.addAll(
          new InstanceMetadata(instances.getFirst(), authority, region.name(), region.key())
              .routes());
    }
    routes.addAll(new Administration(faults, journal, clock, tokens, secretManagement).routes());
    Authenticator authenticator =
        settings.signatures() == SignatureCheck.OFF
            ? _ -> Principal.administrator(places.rootId())
            : requests;
    dispatcher = new Dispatcher(new Router(routes), authenticator, faults, journal, clock);
  }

  private static List<UserKey> addUsers(Seed seed, Users users, String tenancyId) {
    var made = new ArrayList<UserKey>();
    for (var user : seed.users()) {
      users.add(user.id(), user.name());
      for (var key : Seed.orEmpty(user.publicKeys())) {
        users.addKey(user.name(), Rsa.publicKey(key));
      }
      if (user.generateKey()) {
        var keys = Rsa.generate();
        var fingerprint = users.addKey(user.name(), keys.getPublic());
        made.add(
            new UserKey(
                user.name(),
                user.id(),
                tenancyId,
                seed.tenancy().region(),
                fingerprint,
                Rsa.pem(keys.getPrivate())));
      }
    }
    return made;
  }
}
