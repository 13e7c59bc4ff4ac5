package dev.tsunagi.simulator.oci.mysql;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Route;
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// The analytics cluster of a DB system. While it changes, the DB system is UPDATING.
public final class HeatWaveClusters {

  private static final String PATH = DbSystems.PATH + "/{id}/heatWaveCluster";

  private final Store store;
  private final WorkRequests work;
  private final DbSystems systems;

  public HeatWaveClusters(Store store, WorkRequests work, DbSystems systems) {
    this.store = store;
    this.work = work;
    this.systems = systems;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.post("AddHeatWaveCluster", PATH + "/actions/add", this::add),
            Route.get("GetHeatWaveCluster", PATH, this::get),
            Route.put("UpdateHeatWaveCluster", PATH, this::update),
            new Route("DeleteHeatWaveCluster", "DELETE", PATH, Route.Access.SIGNED, this::delete))
        .map(store::guarded)
        .toList();
  }

  private Answer get(Call call) {
    return Answer.ok(full(there(systems.allowed(call, Verb.READ))));
  }

  private static DbSystem there(DbSystem system) {
    if (system.heatWave == null) {
      throw OciError.notAuthorizedOrNotFound();
    }
    return system;
  }

  private static ObjectNode full(DbSystem system) {
    var cluster = Objects.requireNonNull(system.heatWave).deepCopy();
    cluster.put("dbSystemId", system.id()).putArray("clusterNodes");
    return cluster;
  }

  private Answer add(Call call) {
    var system = systems.allowed(call, Verb.MANAGE);
    var details = call.body();
    DbSystems.active(system);
    if (system.heatWave != null) {
      throw OciError.incorrectState("The DB system has a HeatWave cluster already");
    }
    system.heatWave =
        Json.object()
            .put("shapeName", Json.required(details, "shapeName"))
            .put("clusterSize", details.path("clusterSize").asInt(1))
            .put("isLakehouseEnabled", details.path("isLakehouseEnabled").asBoolean())
            .put("lifecycleState", "CREATING")
            .put("timeCreated", Json.date(store.now()))
            .put("timeUpdated", Json.date(store.now()));
    var request = change(system, "ADD_HEATWAVE_CLUSTER", () -> {}, () -> system.heatWave = null);
    return Answer.ok(full(system)).withHeader("opc-work-request-id", request);
  }

  private Answer update(Call call) {
    var system = there(systems.allowed(call, Verb.MANAGE));
    var details = call.body();
    DbSystems.active(system);
    var cluster = Objects.requireNonNull(system.heatWave);
    var request =
        change(system, "UPDATE_HEATWAVE_CLUSTER", () -> cluster.setAll(details), () -> {});
    return Answer.noContent().withHeader("opc-work-request-id", request);
  }

  private Answer delete(Call call) {
    var system = there(systems.allowed(call, Verb.MANAGE));
    DbSystems.active(system);
    var request = change(system, "DELETE_HEATWAVE_CLUSTER", () -> system.heatWave = null, () -> {});
    return Answer.noContent().withHeader("opc-work-request-id", request);
  }

  private String change(DbSystem system, String operation, Runnable done, Runnable undone) {
    system.become("UPDATING");
    return work.run(
            system,
            operation,
            () -> {
              done.run();
              settle(system);
            },
            _ -> {
              undone.run();
              settle(system);
            })
        .id();
  }

  private static void settle(DbSystem system) {
    if (system.heatWave != null) {
      system.heatWave.put("lifecycleState", "ACTIVE");
    }
    system.become("ACTIVE");
  }
}
