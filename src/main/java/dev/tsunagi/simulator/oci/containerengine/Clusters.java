package dev.tsunagi.simulator.oci.containerengine;

import module java.base;

import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;

/// Clusters, to be looked at.
public final class Clusters {

  private static final String PATH = "/20180222/clusters";

  private final Table<Cluster> table = new Table<>();
  private final Store store;
  private final Access access;

  public Clusters(Store store, Access access) {
    this.store = store;
    this.access = access;
  }

  public void plant(String id, String compartmentId, String name, boolean enhanced) {
    table.add(new Cluster(id, compartmentId, name, enhanced, store.now()));
  }

  public List<Route> routes() {
    return Stream.of(
            Route.get("GetCluster", PATH + "/{id}", this::get),
            Route.get("ListClusters", PATH, this::list))
        .map(store::guarded)
        .toList();
  }

  private Answer get(Call call) {
    var cluster = find(call, call.path("id"), Verb.READ);
    return Answer.ok(cluster.full()).withEtag(cluster.etag());
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    access.require(call.principal(), Verb.INSPECT, Target.of("clusters", compartmentId));
    var name = call.query("name");
    return Paging.page(
        call,
        table.stream()
            .filter(cluster -> cluster.compartmentId().equals(compartmentId))
            .filter(cluster -> name == null || name.equals(cluster.name()))
            .toList(),
        Cluster::full);
  }

  /// 404 for one that is not there, or not the caller's to see.
  Cluster find(Call call, String id, Verb verb) {
    var cluster = table.get(id);
    access.require(call.principal(), verb, Target.of("clusters", cluster.compartmentId()));
    return cluster;
  }
}
