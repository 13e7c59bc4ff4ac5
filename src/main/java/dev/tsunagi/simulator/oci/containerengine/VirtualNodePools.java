package dev.tsunagi.simulator.oci.containerengine;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.oci.network.Subnets;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Ocids;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;
import dev.tsunagi.simulator.oci.workrequests.WorkRequests;

/// Virtual node pools and what can be done with them.
public final class VirtualNodePools {

  private static final String PATH = "/20180222/virtualNodePools";

  /// The service limit `virtual-node-count` of the region.
  private static final int LIMIT = 200;

  private final Table<VirtualNodePool> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;
  private final PoolChecks checks;
  private final PoolWork work;

  public VirtualNodePools(
      Store store,
      Ocids ocids,
      Access access,
      WorkRequests work,
      Clusters clusters,
      Subnets subnets) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
    this.checks = new PoolChecks(access, clusters, subnets);
    this.work = new PoolWork(store, work, new Staffing(store, ocids, subnets));
  }

  public List<Route> routes() {
    return Stream.of(
            Route.post("CreateVirtualNodePool", PATH, this::create),
            Route.get("GetVirtualNodePool", PATH + "/{id}", this::get),
            Route.get("ListVirtualNodePools", PATH, this::list),
            Route.put("UpdateVirtualNodePool", PATH + "/{id}", this::update),
            new Route(
                "DeleteVirtualNodePool",
                "DELETE",
                PATH + "/{id}",
                Route.Access.SIGNED,
                this::delete),
            Route.get("ListVirtualNodes", PATH + "/{id}/virtualNodes", this::nodes),
            Route.get("GetVirtualNode", PATH + "/{id}/virtualNodes/{node}", this::node))
        .map(store::guarded)
        .toList();
  }

  /// A node that is up, as a cluster gets to see it.
  public record Member(
      String poolId,
      String privateIp,
      String availabilityDomain,
      String faultDomain,
      JsonNode labels,
      JsonNode taints) {}

  /// All nodes that are up now.
  public List<Member> members() {
    return store.perform(
        () ->
            table.stream()
                .filter(pool -> !pool.is("DELETED"))
                .flatMap(pool -> pool.nodes.stream().flatMap(node -> member(pool, node)))
                .toList());
  }

  private static Stream<Member> member(VirtualNodePool pool, VirtualNode node) {
    return node.is("ACTIVE")
        ? node.privateIp().stream()
            .map(
                address ->
                    new Member(
                        pool.id(),
                        address,
                        node.place().availabilityDomain(),
                        node.place().faultDomain(),
                        pool.labels(),
                        pool.taints()))
        : Stream.empty();
  }

  private Answer create(Call call) {
    var details = call.body();
    checks.forCreate(call, details);
    withinLimit(details.path("size").asInt());
    var pool = new VirtualNodePool(ocids.next("virtualnodepool"), details, store.now());
    return work.create(table.add(pool));
  }

  private void withinLimit(int more) {
    var there = table.stream().mapToInt(pool -> pool.nodes.size()).sum();
    if (there + more > LIMIT) {
      throw OciError.limitExceeded(
          "The limit virtual-node-count of this tenancy has been exceeded: %d of %d are in use"
              .formatted(there, LIMIT));
    }
  }

  private Answer get(Call call) {
    var pool = allowed(call, Verb.READ);
    return Answer.ok(pool.full()).withEtag(pool.etag());
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    access.require(call.principal(), Verb.INSPECT, Target.of(PoolChecks.TYPE, compartmentId));
    var name = call.query("name");
    var cluster = call.query("clusterId");
    var state = call.query("lifecycleState");
    return Paging.page(
        call,
        table.stream()
            .filter(pool -> pool.compartmentId().equals(compartmentId))
            .filter(pool -> name == null || name.equals(pool.name()))
            .filter(pool -> cluster == null || cluster.equals(pool.clusterId()))
            .filter(pool -> state == null || pool.is(state))
            .filter(store::isListed)
            .toList(),
        VirtualNodePool::full);
  }

  private Answer update(Call call) {
    var pool = allowed(call, Verb.MANAGE);
    pool.match(call);
    var details = call.body();
    PoolChecks.atRest(pool);
    checks.forAny(call, details);
    if (details.hasNonNull("size")) {
      withinLimit(Math.max(0, details.path("size").asInt() - pool.nodes.size()));
    }
    return work.update(pool, details);
  }

  private Answer delete(Call call) {
    var pool = allowed(call, Verb.MANAGE);
    pool.match(call);
    PoolChecks.grace(call);
    if (!pool.is("FAILED")) {
      PoolChecks.atRest(pool);
    }
    return work.delete(pool);
  }

  private Answer nodes(Call call) {
    var pool = allowed(call, Verb.READ);
    return Paging.page(call, pool.nodes, VirtualNode::full);
  }

  private Answer node(Call call) {
    var wanted = call.path("node");
    return allowed(call, Verb.READ).nodes.stream()
        .filter(node -> node.id().equals(wanted))
        .findFirst()
        .map(node -> Answer.ok(node.full()).withEtag(node.etag()))
        .orElseThrow(OciError::notAuthorizedOrNotFound);
  }

  private VirtualNodePool allowed(Call call, Verb verb) {
    var pool = table.get(call.path("id"));
    access.require(call.principal(), verb, Target.of(PoolChecks.TYPE, pool.compartmentId()));
    return pool;
  }
}
