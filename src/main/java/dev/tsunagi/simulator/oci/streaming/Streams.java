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
import dev.tsunagi.simulator.oci.wire.Route;
import org.jspecify.annotations.Nullable;

/// Streams and what can be done with them. A create call knows no retry token: made twice, it makes
/// two streams, unless the pool has one of that name already.
public final class Streams {

  static final String PATH = "/20180418/streams";

  private final Table<MessageStream> table = new Table<>();
  private final Store store;
  private final Ocids ocids;
  private final Access access;
  private final StreamPools pools;

  public Streams(Store store, Ocids ocids, Access access, StreamPools pools) {
    this.store = store;
    this.ocids = ocids;
    this.access = access;
    this.pools = pools;
    pools.takesAlong(id -> living(id).forEach(this::end));
  }

  public List<Route> routes() {
    return Stream.of(
            Route.post("CreateStream", PATH, this::create),
            Route.get("GetStream", PATH + "/{id}", call -> shown(call, allowed(call, Verb.READ))),
            Route.get("ListStreams", PATH, this::list),
            Route.put("UpdateStream", PATH + "/{id}", this::update),
            new Route("DeleteStream", "DELETE", PATH + "/{id}", Route.Access.SIGNED, this::delete))
        .map(route -> route.handledBy(call -> store.perform(() -> route.handler().answer(call))))
        .toList();
  }

  public void plant(String id, String compartmentId, ObjectNode details) {
    var poolId = Json.text(details, "streamPoolId");
    var pool = poolId == null ? pools.defaultOf(compartmentId) : pools.get(poolId);
    table.add(new MessageStream(id, pool, details, store.now())).become("ACTIVE");
  }

  MessageStream get(String id) {
    return table.get(id);
  }

  private Answer create(Call call) {
    var details = call.body();
    var pool = pool(call, details);
    access.require(call.principal(), Verb.MANAGE, Target.of("streams", pool.compartmentId()));
    check(details);
    var name = Json.required(details, "name");
    if (living(pool.id()).anyMatch(stream -> stream.name().equals(name))) {
      throw new OciError(409, "Conflict", "The stream pool has a stream of this name already");
    }
    var stream = table.add(new MessageStream(ocids.next("stream"), pool, details, store.now()));
    store.afterLifecycleDelay(() -> stream.become("ACTIVE"));
    return shown(call, stream);
  }

  private StreamPool pool(Call call, ObjectNode details) {
    var compartmentId = Json.text(details, "compartmentId");
    var poolId = Json.text(details, "streamPoolId");
    if ((compartmentId == null) == (poolId == null)) {
      throw OciError.invalid("exactly one of compartmentId and streamPoolId must be given");
    }
    return poolId == null
        ? pools.defaultOf(Objects.requireNonNull(compartmentId))
        : pools.usable(poolId, call.principal());
  }

  private static void check(ObjectNode details) {
    if (details.path("partitions").asInt() < 1) {
      throw OciError.invalid("partitions must be at least 1");
    }
    var retention = details.path("retentionInHours").asInt(24);
    if (retention < 24 || retention > 168) {
      throw OciError.invalid("retentionInHours must be from 24 to 168");
    }
  }

  private Stream<MessageStream> living(String poolId) {
    return table.stream()
        .filter(stream -> stream.poolId().equals(poolId))
        .filter(stream -> !stream.is("DELETING") && !stream.is("DELETED"));
  }

  /// Deleted streams stay in lists for months.
  private Answer list(Call call) {
    var scope = scope(call);
    var name = call.query("name");
    var id = call.query("id");
    var state = call.query("lifecycleState");
    return Paging.page(
        call,
        table.stream()
            .filter(scope)
            .filter(stream -> matches(name, stream.name()) && matches(id, stream.id()))
            .filter(stream -> state == null || stream.is(state.toUpperCase(Locale.ROOT)))
            .filter(store::isListed)
            .toList(),
        stream -> stream.summary(call.request().base()));
  }

  private static boolean matches(@Nullable String wanted, String actual) {
    return wanted == null || wanted.equals(actual);
  }

  private Predicate<MessageStream> scope(Call call) {
    var compartmentId = call.query("compartmentId");
    var poolId = call.query("streamPoolId");
    if ((compartmentId == null) == (poolId == null)) {
      throw OciError.invalid("exactly one of compartmentId and streamPoolId must be given");
    }
    var where = poolId == null ? compartmentId : pools.get(poolId).compartmentId();
    access.require(
        call.principal(), Verb.INSPECT, Target.of("streams", Objects.requireNonNull(where)));
    return poolId == null
        ? stream -> stream.compartmentId().equals(compartmentId)
        : stream -> stream.poolId().equals(poolId);
  }

  private Answer update(Call call) {
    var stream = allowed(call, Verb.MANAGE);
    stream.match(call);
    active(stream);
    var details = call.body();
    var poolId = Json.text(details, "streamPoolId");
    if (poolId != null) {
      pools.usable(poolId, call.principal());
    }
    stream.become("UPDATING");
    stream.update(details);
    store.afterLifecycleDelay(() -> stream.become("ACTIVE"));
    return shown(call, stream);
  }

  private Answer delete(Call call) {
    var stream = allowed(call, Verb.MANAGE);
    stream.match(call);
    active(stream);
    end(stream);
    return Answer.noContent();
  }

  private void end(MessageStream stream) {
    stream.become("DELETING");
    store.afterLifecycleDelay(() -> stream.become("DELETED"));
  }

  private static void active(MessageStream stream) {
    if (!stream.is("ACTIVE")) {
      throw OciError.incorrectState("The stream is " + stream.state());
    }
  }

  private MessageStream allowed(Call call, Verb verb) {
    var stream = table.get(call.path("id"));
    access.require(
        call.principal(),
        verb,
        Target.of("streams", stream.compartmentId()).with("stream", stream.id(), stream.name()));
    return stream;
  }

  private static Answer shown(Call call, MessageStream stream) {
    return Answer.ok(stream.full(call.request().base())).withEtag(stream.etag());
  }
}
