package dev.tsunagi.simulator.oci.kms;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
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

/// Vaults and what can be done with them.
public final class Vaults {

  private static final String PATH = "/20180608/vaults";
  private static final Set<String> TYPES = Set.of("DEFAULT", "VIRTUAL_PRIVATE", "EXTERNAL");

  private final Table<Vault> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;

  public Vaults(Store store, Ocids ocids, Access access) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.get("GetVault", PATH + "/{id}", this::get),
            Route.get("ListVaults", PATH, this::list),
            Route.post("CreateVault", PATH, this::create),
            Route.post(
                "ScheduleVaultDeletion", PATH + "/{id}/actions/scheduleDeletion", this::schedule),
            Route.post("CancelVaultDeletion", PATH + "/{id}/actions/cancelDeletion", this::cancel))
        .map(store::guarded)
        .toList();
  }

  /// Adds a vault as if it had always been there.
  public Vault plant(String id, String compartmentId, String name) {
    var vault = new Vault(id, compartmentId, name, "DEFAULT", Json.object(), store.now());
    vault.become("ACTIVE");
    return table.add(vault);
  }

  /// A vault by OCID or, for those at the console, by name.
  public Optional<Vault> find(String idOrName) {
    return table
        .find(idOrName)
        .or(() -> table.stream().filter(vault -> vault.name().equals(idOrName)).findFirst());
  }

  /// The vault in which a new key of a compartment lands: the management endpoint does not tell.
  Vault forKeysOf(String compartmentId) {
    return table.stream()
        .filter(vault -> vault.is("ACTIVE"))
        .filter(vault -> vault.compartmentId().equals(compartmentId))
        .findFirst()
        .or(() -> table.stream().filter(vault -> vault.is("ACTIVE")).findFirst())
        .orElseThrow(OciError::notAuthorizedOrNotFound);
  }

  /// The active vault that a new secret names; 400 when it is not there for this caller.
  public Vault usable(String id, Principal principal) {
    return table
        .find(id)
        .filter(vault -> vault.is("ACTIVE"))
        .filter(vault -> access.allows(principal, Verb.USE, target(vault)))
        .orElseThrow(() -> OciError.relatedNotFound("vaultId"));
  }

  private Answer get(Call call) {
    return shown(call, allowed(call, Verb.READ));
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    access.require(call.principal(), Verb.INSPECT, Target.of("vaults", compartmentId));
    return Paging.page(
        call,
        Sorting.sorted(call, table.stream(), Vault::name)
            .filter(vault -> vault.compartmentId().equals(compartmentId))
            .toList(),
        vault -> vault.summary(call.request().base()));
  }

  private Answer create(Call call) {
    var details = call.body();
    var compartmentId = Json.required(details, "compartmentId");
    var type = Json.required(details, "vaultType");
    if (!TYPES.contains(type)) {
      throw OciError.invalid("vaultType must be one of " + TYPES);
    }
    var name = Json.required(details, "displayName");
    access.require(call.principal(), Verb.MANAGE, Target.of("vaults", compartmentId));
    var vault =
        table.add(new Vault(ocids.next("vault"), compartmentId, name, type, details, store.now()));
    store.afterLifecycleDelay(() -> vault.become("ACTIVE"));
    return shown(call, vault);
  }

  private Answer schedule(Call call) {
    var vault = allowed(call, Verb.MANAGE);
    vault.match(call);
    var time = Deletion.time(call.optionalBody(), 7, store.now());
    if (!vault.is("ACTIVE")) {
      throw OciError.incorrectState("The vault is " + vault.state());
    }
    vault.timeOfDeletion = time;
    vault.become("PENDING_DELETION");
    store.at(time, () -> delete(vault, time));
    return shown(call, vault);
  }

  private static void delete(Vault vault, Instant time) {
    if (vault.is("PENDING_DELETION") && time.equals(vault.timeOfDeletion)) {
      vault.become("DELETED");
    }
  }

  private Answer cancel(Call call) {
    var vault = allowed(call, Verb.MANAGE);
    vault.match(call);
    if (!vault.is("PENDING_DELETION")) {
      throw OciError.incorrectState("The vault is " + vault.state());
    }
    vault.timeOfDeletion = null;
    vault.become("ACTIVE");
    return shown(call, vault);
  }

  private Vault allowed(Call call, Verb verb) {
    var vault = table.get(call.path("id"));
    access.require(call.principal(), verb, target(vault));
    return vault;
  }

  private static Target target(Vault vault) {
    return Target.of("vaults", vault.compartmentId()).with("vault", vault.id(), vault.name());
  }

  private static Answer shown(Call call, Vault vault) {
    ObjectNode body = vault.full(call.request().base());
    return Answer.ok(body).withEtag(vault.etag());
  }
}
