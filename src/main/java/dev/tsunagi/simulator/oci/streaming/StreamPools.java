package dev.tsunagi.simulator.oci.streaming;

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
import dev.tsunagi.simulator.oci.wire.Principal;
import dev.tsunagi.simulator.oci.wire.Route;

/// Stream pools and what can be done with them.
public final class StreamPools {

  private static final String PATH = "/20180418/streampools";
  private static final String DEFAULT = "DefaultPool";

  private final Table<StreamPool> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;
  private final String region;

  /// Deletes the streams of a pool; given by those who keep them.
  private Consumer<String> contents = _ -> {};

  public StreamPools(Store store, Ocids ocids, Access access, String region) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
    this.region = region;
  }

  void takesAlong(Consumer<String> streams) {
    contents = streams;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.post("CreateStreamPool", PATH, this::create),
            Route.get("GetStreamPool", PATH + "/{id}", call -> shown(allowed(call, Verb.READ))),
            Route.get("ListStreamPools", PATH, this::list),
            Route.put("UpdateStreamPool", PATH + "/{id}", this::update),
            new Route(
                "DeleteStreamPool", "DELETE", PATH + "/{id}", Route.Access.SIGNED, this::delete))
        .map(store::guarded)
        .toList();
  }

  private Answer create(Call call) {
    var details = call.body();
    var compartmentId = Json.required(details, "compartmentId");
    access.require(call.principal(), Verb.MANAGE, Target.of("streampools", compartmentId));
    return shown(begin(compartmentId, details));
  }

  private StreamPool begin(String compartmentId, ObjectNode details) {
    var pool =
        table.add(
            new StreamPool(ocids.next("streampool"), compartmentId, region, details, store.now()));
    store.afterLifecycleDelay(() -> pool.become("ACTIVE"));
    return pool;
  }

  public void plant(String id, String compartmentId, ObjectNode details) {
    table.add(new StreamPool(id, compartmentId, region, details, store.now())).become("ACTIVE");
  }

  /// The pool that streams of a compartment land in when none is named, made at first use.
  StreamPool defaultOf(String compartmentId) {
    return table.stream()
        .filter(pool -> pool.compartmentId().equals(compartmentId))
        .filter(pool -> pool.name().equals(DEFAULT) && pool.is("ACTIVE"))
        .findFirst()
        .orElseGet(() -> begin(compartmentId, Json.object().put("name", DEFAULT)));
  }

  /// The active pool that a stream names; 400 when it is not there for this caller.
  StreamPool usable(String id, Principal principal) {
    return table
        .find(id)
        .filter(pool -> !pool.is("DELETED") && !pool.is("DELETING"))
        .filter(pool -> access.allows(principal, Verb.USE, target(pool)))
        .orElseThrow(() -> OciError.relatedNotFound("streamPoolId"));
  }

  StreamPool get(String id) {
    return table.get(id);
  }

  private Answer list(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    access.require(call.principal(), Verb.INSPECT, Target.of("streampools", compartmentId));
    var name = call.query("name");
    var state = call.query("lifecycleState");
    return Paging.page(
        call,
        table.stream()
            .filter(pool -> pool.compartmentId().equals(compartmentId))
            .filter(pool -> name == null || pool.name().equals(name))
            .filter(pool -> state == null || pool.is(state))
            .filter(store::isListed)
            .toList(),
        StreamPool::summary);
  }

  private Answer update(Call call) {
    var pool = allowed(call, Verb.MANAGE);
    pool.match(call);
    active(pool);
    pool.become("UPDATING");
    pool.update(call.body());
    store.afterLifecycleDelay(() -> pool.become("ACTIVE"));
    return shown(pool);
  }

  /// All streams that it contains go with it.
  private Answer delete(Call call) {
    var pool = allowed(call, Verb.MANAGE);
    pool.match(call);
    active(pool);
    if (pool.name().equals(DEFAULT)) {
      throw OciError.incorrectState("The default stream pool of a compartment cannot be deleted");
    }
    pool.become("DELETING");
    contents.accept(pool.id());
    store.afterLifecycleDelay(() -> pool.become("DELETED"));
    return Answer.noContent();
  }

  private static void active(StreamPool pool) {
    if (!pool.is("ACTIVE")) {
      throw OciError.incorrectState("The stream pool is " + pool.state());
    }
  }

  private StreamPool allowed(Call call, Verb verb) {
    var pool = table.get(call.path("id"));
    access.require(call.principal(), verb, target(pool));
    return pool;
  }

  private static Target target(StreamPool pool) {
    return Target.of("streampools", pool.compartmentId())
        .with("streampool", pool.id(), pool.name());
  }

  private static Answer shown(StreamPool pool) {
    return Answer.ok(pool.full()).withEtag(pool.etag());
  }
}
