package dev.tsunagi.simulator.oci.network;

import module java.base;

import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Route;

/// Compute instances that are nodes of a cluster, which their metadata tell.
public final class Instances {

  private record Instance(String compartmentId, String clusterId) {}

  private final Map<String, Instance> all = new LinkedHashMap<>();
  private final Store store;
  private final Access access;

  public Instances(Store store, Access access) {
    this.store = store;
    this.access = access;
  }

  public void plant(String id, String compartmentId, String clusterId) {
    all.put(id, new Instance(compartmentId, clusterId));
  }

  public List<Route> routes() {
    return Stream.of(Route.get("GetInstance", "/20160918/instances/{id}", this::get))
        .map(store::guarded)
        .toList();
  }

  private Answer get(Call call) {
    var instance = all.get(call.path("id"));
    if (instance == null) {
      throw OciError.notAuthorizedOrNotFound();
    }
    access.require(call.principal(), Verb.READ, Target.of("instances", instance.compartmentId()));
    var body =
        Json.object()
            .put("id", call.path("id"))
            .put("compartmentId", instance.compartmentId())
            .put("lifecycleState", "RUNNING");
    body.putObject("metadata").put("oke-cluster-id", instance.clusterId());
    return Answer.ok(body);
  }
}
