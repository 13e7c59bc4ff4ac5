package dev.tsunagi.simulator.oci.database;

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
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// Autonomous Databases and what can be done with them.
public final class AutonomousDatabases {

  private static final String PATH = "/20160918/autonomousDatabases";
  private static final String TYPE = "autonomous-databases";

  private final Table<AutonomousDatabase> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;
  private final WorkRequests work;

  public AutonomousDatabases(Store store, Ocids ocids, Access access, WorkRequests work) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
    this.work = work;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.post("CreateAutonomousDatabase", PATH, this::create),
            Route.get(
                "GetAutonomousDatabase", PATH + "/{id}", call -> shown(allowed(call, Verb.READ))),
            Route.get("ListAutonomousDatabases", PATH, this::list),
            Route.put("UpdateAutonomousDatabase", PATH + "/{id}", this::update),
            new Route(
                "DeleteAutonomousDatabase",
                "DELETE",
                PATH + "/{id}",
                Route.Access.SIGNED,
                this::delete),
            Route.post("StartAutonomousDatabase", PATH + "/{id}/actions/start", this::start),
            Route.post("StopAutonomousDatabase", PATH + "/{id}/actions/stop", this::stop),
            Route.post(
                "GenerateAutonomousDatabaseWallet",
                PATH + "/{id}/actions/generateWallet",
                this::generateWallet),
            Route.get("GetAutonomousDatabaseWallet", PATH + "/{id}/wallet", this::wallet),
            Route.put("UpdateAutonomousDatabaseWallet", PATH + "/{id}/wallet", this::rotate))
        .map(store::guarded)
        .toList();
  }

  public void plant(String id, String compartmentId, ObjectNode details) {
    table.add(new AutonomousDatabase(id, compartmentId, details, store.now())).become("AVAILABLE");
  }

  private Answer create(Call call) {
    var details = call.body();
    var compartmentId = Json.required(details, "compartmentId");
    access.require(call.principal(), Verb.MANAGE, Target.of(TYPE, compartmentId));
    var name = Json.required(details, "dbName");
    if (!name.matches("[A-Za-z][A-Za-z0-9]{0,29}")) {
      throw OciError.invalid("dbName must be letters and digits and begin with a letter");
    }
    if (details.hasNonNull("cpuCoreCount") && details.hasNonNull("computeCount")) {
      throw OciError.invalid("cpuCoreCount and computeCount cannot be given together");
    }
    if (table.stream().anyMatch(db -> db.dbName().equals(name) && !db.is("TERMINATED"))) {
      throw OciError.invalid("dbName " + name + " is taken");
    }
    Json.required(details, "adminPassword");
    var made =
        new AutonomousDatabase(
            ocids.next("autonomousdatabase"), compartmentId, details, store.now());
    var database = table.add(made);
    var request =
        work.run(
            database,
            "CREATE_AUTONOMOUS_DATABASE",
            () -> database.become("AVAILABLE"),
            database::fail);
    return shown(database).withHeader("opc-work-request-id", request.id());
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    access.require(call.principal(), Verb.INSPECT, Target.of(TYPE, compartmentId));
    var name = call.query("displayName");
    var state = call.query("lifecycleState");
    return Paging.page(
        call,
        table.stream()
            .filter(database -> database.compartmentId().equals(compartmentId))
            .filter(database -> name == null || name.equals(database.name()))
            .filter(database -> state == null || database.is(state))
            .filter(store::isListed)
            .toList(),
        AutonomousDatabase::full);
  }

  private Answer update(Call call) {
    var database = allowed(call, Verb.MANAGE);
    database.match(call);
    available(database);
    var details = call.body();
    return through(
        database,
        "UPDATE_AUTONOMOUS_DATABASE",
        "UPDATING",
        () -> {
          database.update(details);
          database.become("AVAILABLE");
        },
        "AVAILABLE");
  }

  private Answer delete(Call call) {
    var database = allowed(call, Verb.MANAGE);
    database.match(call);
    if (database.is("TERMINATING") || database.is("TERMINATED") || database.is("PROVISIONING")) {
      throw OciError.incorrectState("The database is " + database.state());
    }
    database.become("TERMINATING");
    var request =
        work.run(
            database,
            "DELETE_AUTONOMOUS_DATABASE",
            () -> database.become("TERMINATED"),
            _ -> database.become("AVAILABLE"));
    return Answer.noContent().withHeader("opc-work-request-id", request.id());
  }

  private Answer start(Call call) {
    var database = allowed(call, Verb.MANAGE);
    if (!database.is("STOPPED")) {
      throw OciError.incorrectState("The database is " + database.state());
    }
    return through(
        database,
        "START_AUTONOMOUS_DATABASE",
        "STARTING",
        () -> database.become("AVAILABLE"),
        "STOPPED");
  }

  private Answer stop(Call call) {
    var database = allowed(call, Verb.MANAGE);
    available(database);
    return through(
        database,
        "STOP_AUTONOMOUS_DATABASE",
        "STOPPING",
        () -> database.become("STOPPED"),
        "AVAILABLE");
  }

  private Answer through(
      AutonomousDatabase database, String operation, String state, Runnable done, String undone) {
    database.become(state);
    var request = work.run(database, operation, done, _ -> database.become(undone));
    return shown(database).withHeader("opc-work-request-id", request.id());
  }

  private Answer generateWallet(Call call) {
    var database = allowed(call, Verb.MANAGE);
    available(database);
    if (Json.required(call.body(), "password").length() < 8) {
      throw OciError.invalid("password must have at least 8 characters");
    }
    return WalletFiles.zip(database);
  }

  private Answer wallet(Call call) {
    return Answer.ok(
        Json.object()
            .put("lifecycleState", "ACTIVE")
            .put("timeRotated", Json.date(allowed(call, Verb.READ).walletRotated)));
  }

  private Answer rotate(Call call) {
    allowed(call, Verb.MANAGE).walletRotated = store.now();
    return Answer.noContent();
  }

  private static void available(AutonomousDatabase database) {
    if (!database.is("AVAILABLE")) {
      throw OciError.incorrectState("The database is " + database.state());
    }
  }

  private AutonomousDatabase allowed(Call call, Verb verb) {
    var database = table.get(call.path("id"));
    access.require(call.principal(), verb, Target.of(TYPE, database.compartmentId()));
    return database;
  }

  private static Answer shown(AutonomousDatabase database) {
    return Answer.ok(database.full()).withEtag(database.etag());
  }
}
