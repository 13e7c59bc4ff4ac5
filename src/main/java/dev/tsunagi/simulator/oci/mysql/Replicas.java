package dev.tsunagi.simulator.oci.mysql;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Resource;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.store.Tags;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// Read replicas of DB systems.
public final class Replicas {

  private static final String PATH = "/20190415/replicas";

  private final Table<Replica> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;
  private final WorkRequests work;
  private final DbSystems systems;

  private static final class Replica extends Resource {

    private final ObjectNode details;

    Replica(String id, DbSystem system, ObjectNode details, Instant now) {
      super(id, system.compartmentId(), "CREATING", now);
      this.details = details;
    }

    ObjectNode full() {
      return Json.object()
          .put("id", id())
          .put("dbSystemId", details.path("dbSystemId").asText())
          .put("compartmentId", compartmentId())
          .put("displayName", details.path("displayName").asText(id()))
          .put("lifecycleState", state())
          .put("timeCreated", Json.date(timeCreated()))
          .put("mysqlVersion", "8.4.4")
          .put("ipAddress", "10.0.11." + (2 + Math.floorMod(id().hashCode(), 250)))
          .put("port", 3306)
          .put("portX", 33060)
          .put("isDeleteProtected", false)
          .setAll(Tags.of(details));
    }
  }

  public Replicas(Store store, Ocids ocids, Access access, WorkRequests work, DbSystems systems) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
    this.work = work;
    this.systems = systems;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.post("CreateReplica", PATH, this::create),
            Route.get("GetReplica", PATH + "/{id}", call -> Answer.ok(allowed(call).full())),
            Route.get("ListReplicas", PATH, this::list),
            new Route("DeleteReplica", "DELETE", PATH + "/{id}", Route.Access.SIGNED, this::delete))
        .map(store::guarded)
        .toList();
  }

  private Answer create(Call call) {
    var details = call.body();
    var system = systems.allowed(call, Verb.MANAGE, Json.required(details, "dbSystemId"));
    DbSystems.active(system);
    var replica = table.add(new Replica(ocids.next("mysqlreplica"), system, details, store.now()));
    var request =
        work.run(
            replica,
            "CREATE_REPLICA",
            () -> replica.become("ACTIVE"),
            _ -> replica.become("FAILED"));
    return Answer.ok(replica.full()).withHeader("opc-work-request-id", request.id());
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    access.require(call.principal(), Verb.INSPECT, Target.of("mysql-instances", compartmentId));
    var system = call.query("dbSystemId");
    return Paging.page(
        call,
        table.stream()
            .filter(replica -> replica.compartmentId().equals(compartmentId))
            .filter(r -> system == null || r.details.path("dbSystemId").asText().equals(system))
            .toList(),
        Replica::full);
  }

  private Answer delete(Call call) {
    var replica = allowed(call);
    if (!replica.is("ACTIVE") && !replica.is("FAILED")) {
      throw OciError.incorrectState("The replica is " + replica.state());
    }
    replica.become("DELETING");
    return DbSystems.begun(
        work.run(
            replica,
            "DELETE_REPLICA",
            () -> replica.become("DELETED"),
            _ -> replica.become("ACTIVE")));
  }

  private Replica allowed(Call call) {
    var replica = table.get(call.path("id"));
    access.require(
        call.principal(), Verb.MANAGE, Target.of("mysql-instances", replica.compartmentId()));
    return replica;
  }
}
