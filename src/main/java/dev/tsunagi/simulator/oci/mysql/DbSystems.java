package dev.tsunagi.simulator.oci.mysql;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;
import dev.tsunagi.simulator.oci.workrequests.WorkRequest;
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// DB systems and what can be done with them.
public final class DbSystems {

  static final String PATH = "/20190415/dbSystems";

  private final Table<DbSystem> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;
  private final WorkRequests work;
  private final Backups backups;
  private volatile Endpoints endpoints = Endpoints.NONE;

  public DbSystems(Store store, Ocids ocids, Access access, WorkRequests work, Backups backups) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
    this.work = work;
    this.backups = backups;
    backups.of(table);
  }

  /// For those that are made from now on.
  public void answeredBy(Endpoints others) {
    endpoints = others;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.post("CreateDbSystem", PATH, this::create),
            Route.get("GetDbSystem", PATH + "/{id}", call -> shown(allowed(call, Verb.READ))),
            Route.get("ListDbSystems", PATH, this::list),
            Route.put("UpdateDbSystem", PATH + "/{id}", this::update),
            new Route(
                "DeleteDbSystem", "DELETE", PATH + "/{id}", Route.Access.SIGNED, this::delete),
            Route.post("StartDbSystem", PATH + "/{id}/actions/start", this::start),
            Route.post("StopDbSystem", PATH + "/{id}/actions/stop", this::stop),
            Route.post("RestartDbSystem", PATH + "/{id}/actions/restart", this::restart))
        .map(store::guarded)
        .toList();
  }

  public void plant(String id, String compartmentId, ObjectNode details) {
    table.add(new DbSystem(id, compartmentId, details, endpoints, store.now())).become("ACTIVE");
  }

  private Answer create(Call call) {
    var details = call.body();
    var compartmentId = Json.required(details, "compartmentId");
    Json.required(details, "shapeName");
    Json.required(details, "subnetId");
    access.require(call.principal(), Verb.MANAGE, Target.of("mysql-instances", compartmentId));
    check(details);
    var made =
        new DbSystem(ocids.next("mysqldbsystem"), compartmentId, details, endpoints, store.now());
    var system = table.add(made);
    var request = work.run(system, "CREATE_DBSYSTEM", () -> system.become("ACTIVE"), system::fail);
    return shown(system).withHeader("opc-work-request-id", request.id());
  }

  private void check(ObjectNode details) {
    var source = details.at("/source/sourceType").asText("NONE");
    switch (source) {
      case "BACKUP" -> backups.usable(details.at("/source/backupId").asText());
      case "PITR", "DBSYSTEM" -> usable(details.at("/source/dbSystemId").asText());
      case "IMPORTURL" -> {}
      default -> credentials(details);
    }
    if (details.has("dataStorageSizeInGBs") && details.path("dataStorageSizeInGBs").asInt() < 50) {
      throw OciError.invalid("dataStorageSizeInGBs must be at least 50");
    }
  }

  private void usable(String id) {
    if (table.find(id).filter(system -> system.is("ACTIVE")).isEmpty()) {
      throw OciError.relatedNotFound("source.dbSystemId");
    }
  }

  private static void credentials(ObjectNode details) {
    Json.required(details, "adminUsername");
    if (!DbSystemDefaults.isStrong(Json.required(details, "adminPassword"))) {
      throw OciError.invalid(
          "adminPassword must be 8 to 32 characters with a digit, a lower case letter, an upper"
              + " case letter and a special character");
    }
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    access.require(call.principal(), Verb.INSPECT, Target.of("mysql-instances", compartmentId));
    var name = call.query("displayName");
    var id = call.query("dbSystemId");
    var state = call.query("lifecycleState");
    return Paging.page(
        call,
        table.stream()
            .filter(system -> system.compartmentId().equals(compartmentId))
            .filter(system -> name == null || name.equals(system.name()))
            .filter(system -> id == null || id.equals(system.id()))
            .filter(system -> state == null || system.is(state))
            .filter(store::isListed)
            .toList(),
        DbSystem::full);
  }

  private Answer update(Call call) {
    var system = allowed(call, Verb.MANAGE);
    system.match(call);
    var details = call.body();
    active(system);
    if (details.hasNonNull("dataStorageSizeInGBs")
        && details.path("dataStorageSizeInGBs").asInt() < system.storage()) {
      throw OciError.invalid("dataStorageSizeInGBs cannot be reduced");
    }
    if (details.hasNonNull("adminPassword")
        && !DbSystemDefaults.isStrong(details.path("adminPassword").asText())) {
      throw OciError.invalid("adminPassword is too weak");
    }
    system.become("UPDATING");
    return begun(
        work.run(
            system,
            "UPDATE_DBSYSTEM",
            () -> {
              system.update(details);
              system.become("ACTIVE");
            },
            _ -> system.become("ACTIVE")));
  }

  private Answer delete(Call call) {
    var system = allowed(call, Verb.MANAGE);
    system.match(call);
    if (!system.is("ACTIVE") && !system.is("INACTIVE") && !system.is("FAILED")) {
      throw OciError.incorrectState("The DB system is " + system.state());
    }
    if (system.isDeleteProtected()) {
      throw OciError.incorrectState("The DB system is protected against deletion");
    }
    system.become("DELETING");
    return begun(
        work.run(system, "DELETE_DBSYSTEM", system::deleted, _ -> system.become("ACTIVE")));
  }

  private Answer start(Call call) {
    return through(call, "INACTIVE", "START_DBSYSTEM", "ACTIVE");
  }

  private Answer stop(Call call) {
    return through(call, "ACTIVE", "STOP_DBSYSTEM", "INACTIVE");
  }

  private Answer restart(Call call) {
    return through(call, "ACTIVE", "RESTART_DBSYSTEM", "ACTIVE");
  }

  private Answer through(Call call, String from, String operation, String to) {
    var system = allowed(call, Verb.MANAGE);
    system.match(call);
    if (!system.is(from)) {
      throw OciError.incorrectState("The DB system is " + system.state());
    }
    system.become("UPDATING");
    return begun(work.run(system, operation, () -> system.become(to), _ -> system.become(from)));
  }

  static void active(DbSystem system) {
    if (!system.is("ACTIVE")) {
      throw OciError.incorrectState("The DB system is " + system.state());
    }
  }

  DbSystem allowed(Call call, Verb verb) {
    return allowed(call, verb, call.path("id"));
  }

  DbSystem allowed(Call call, Verb verb, String id) {
    var system = table.get(id);
    access.require(call.principal(), verb, Target.of("mysql-instances", system.compartmentId()));
    return system;
  }

  static Answer begun(WorkRequest request) {
    return Answer.noContent().withHeader("opc-work-request-id", request.id());
  }

  private static Answer shown(DbSystem system) {
    return Answer.ok(system.full()).withEtag(system.etag());
  }
}
