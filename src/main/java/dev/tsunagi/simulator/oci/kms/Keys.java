package dev.tsunagi.simulator.oci.kms;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Deletion;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Principal;
import dev.tsunagi.simulator.oci.wire.Route;

/// Keys and what can be done with them. All vaults share one management endpoint, so a list is one
/// of all vaults, and a new key goes into the first vault of its compartment.
public final class Keys {

  private static final String PATH = "/20180608/keys";
  private static final Map<String, Set<Integer>> LENGTHS =
      Map.of("AES", Set.of(16, 24, 32), "RSA", Set.of(256, 384, 512), "ECDSA", Set.of(32, 48, 66));

  private final Table<Key> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;
  private final Vaults vaults;

  public Keys(Store store, Ocids ocids, Access access, Vaults vaults) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
    this.vaults = vaults;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.get("GetKey", PATH + "/{id}", call -> shown(allowed(call, Verb.READ))),
            Route.get("ListKeys", PATH, this::list),
            Route.post("CreateKey", PATH, this::create),
            Route.post(
                "EnableKey",
                PATH + "/{id}/actions/enable",
                call -> move(call, Verb.USE, "DISABLED", "ENABLED")),
            Route.post(
                "DisableKey",
                PATH + "/{id}/actions/disable",
                call -> move(call, Verb.USE, "ENABLED", "DISABLED")),
            Route.post(
                "ScheduleKeyDeletion", PATH + "/{id}/actions/scheduleDeletion", this::schedule),
            Route.post("CancelKeyDeletion", PATH + "/{id}/actions/cancelDeletion", this::cancel))
        .map(store::guarded)
        .toList();
  }

  /// Adds a key as if it had always been there.
  public Key plant(Vault vault, String id, String name, Key.Shape shape, String state) {
    var ids = List.of(id, ocids.next("keyversion"));
    var key =
        new Key(
            new Key.Place(vault.id(), vault.compartmentId()),
            ids,
            name,
            shape,
            Json.object(),
            store.now());
    key.become(state);
    return table.add(key);
  }

  /// Any key of a vault that can protect secrets.
  public Optional<Key> forSecretsOf(String vaultId) {
    return table.stream()
        .filter(key -> key.vaultId().equals(vaultId))
        .filter(Key::canProtectSecrets)
        .findFirst();
  }

  /// The key that a new secret names: visible to the caller, of its vault, AES and enabled.
  public Key usable(String id, String vaultId, Principal principal) {
    var key =
        table
            .find(id)
            .filter(found -> found.vaultId().equals(vaultId))
            .filter(found -> access.allows(principal, Verb.USE, target(found)))
            .orElseThrow(() -> OciError.relatedNotFound("keyId"));
    if (!key.canProtectSecrets()) {
      throw OciError.invalid("keyId must be that of an enabled AES key");
    }
    return key;
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    access.require(call.principal(), Verb.INSPECT, Target.of("keys", compartmentId));
    var algorithm = call.choice("algorithm", LENGTHS.keySet());
    var mode = call.choice("protectionMode", Set.of("HSM", "SOFTWARE", "EXTERNAL"));
    var length = call.query("length");
    return Paging.page(
        call,
        Sorting.sorted(call, table.stream(), Key::name)
            .filter(key -> key.compartmentId().equals(compartmentId))
            .filter(key -> algorithm == null || key.shape().algorithm().equals(algorithm))
            .filter(key -> mode == null || key.protectionMode().equals(mode))
            .filter(key -> length == null || length.equals("" + key.shape().length()))
            .toList(),
        Key::summary);
  }

  private Answer create(Call call) {
    var details = call.body();
    var compartmentId = Json.required(details, "compartmentId");
    var name = Json.required(details, "displayName");
    var shape = shape(details.path("keyShape"));
    access.require(call.principal(), Verb.MANAGE, Target.of("keys", compartmentId));
    var ids = List.of(ocids.next("key"), ocids.next("keyversion"));
    var vault = vaults.forKeysOf(compartmentId);
    var key =
        table.add(
            new Key(
                new Key.Place(vault.id(), compartmentId), ids, name, shape, details, store.now()));
    store.afterLifecycleDelay(() -> key.become("ENABLED"));
    return shown(key);
  }

  private static Key.Shape shape(JsonNode node) {
    if (!node.isObject()) {
      throw OciError.missing("keyShape");
    }
    var shape = new Key.Shape(Json.required(node, "algorithm"), node.path("length").asInt());
    if (!LENGTHS.getOrDefault(shape.algorithm(), Set.of()).contains(shape.length())) {
      throw OciError.invalid("keyShape.length (in bytes) does not fit the algorithm");
    }
    return shape;
  }

  private Answer schedule(Call call) {
    var key = allowed(call, Verb.MANAGE);
    var time = Deletion.time(call.optionalBody(), 7, store.now());
    key.match(call);
    if (!key.is("ENABLED") && !key.is("DISABLED")) {
      throw OciError.incorrectState("The key is " + key.state());
    }
    key.timeOfDeletion = time;
    key.become("PENDING_DELETION");
    store.at(time, () -> delete(key, time));
    return shown(key);
  }

  private static void delete(Key key, Instant time) {
    if (key.is("PENDING_DELETION") && time.equals(key.timeOfDeletion)) {
      key.become("DELETED");
    }
  }

  private Answer cancel(Call call) {
    var answer = move(call, Verb.MANAGE, "PENDING_DELETION", "ENABLED");
    table.get(call.path("id")).timeOfDeletion = null;
    return answer;
  }

  private Answer move(Call call, Verb verb, String from, String to) {
    var key = allowed(call, verb);
    key.match(call);
    if (!key.is(from)) {
      throw OciError.incorrectState("The key is " + key.state());
    }
    key.become(to);
    return shown(key);
  }

  private Key allowed(Call call, Verb verb) {
    var key = table.get(call.path("id"));
    access.require(call.principal(), verb, target(key));
    return key;
  }

  private static Target target(Key key) {
    return Target.of("keys", key.compartmentId())
        .with("key", key.id(), key.name())
        .with("vault", key.vaultId());
  }

  private static Answer shown(Key key) {
    return Answer.ok(key.full()).withEtag(key.etag());
  }
}
