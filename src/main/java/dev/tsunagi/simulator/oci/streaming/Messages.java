package dev.tsunagi.simulator.oci.streaming;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.streaming.Cursors.Cursor;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Route;

/// What goes through streams: messages are put, and read by cursor, alone or in a group.
public final class Messages {

  private static final String PATH = Streams.PATH + "/{id}";

  private final Store store;
  private final Access access;
  private final Streams streams;

  public Messages(Store store, Access access, Streams streams) {
    this.store = store;
    this.access = access;
    this.streams = streams;
  }

  public List<Route> routes() {
    var groups = new MessageGroups(this);
    return Stream.of(
            Route.post("PutMessages", PATH + "/messages", this::put).withBodyUnsigned(),
            Route.get("GetMessages", PATH + "/messages", this::get),
            Route.post("CreateCursor", PATH + "/cursors", this::createCursor),
            Route.post("CreateGroupCursor", PATH + "/groupCursors", groups::createCursor),
            Route.post("ConsumerCommit", PATH + "/commit", groups::commit),
            Route.post("ConsumerHeartbeat", PATH + "/heartbeat", groups::heartbeat),
            Route.get("GetGroup", PATH + "/groups/{group}", groups::get),
            Route.put("UpdateGroup", PATH + "/groups/{group}", groups::update))
        .map(route -> route.handledBy(call -> store.perform(() -> route.handler().answer(call))))
        .toList();
  }

  MessageStream allowed(Call call, String type) {
    var stream = streams.get(call.path("id"));
    access.require(
        call.principal(),
        Verb.USE,
        Target.of(type, stream.compartmentId()).with("stream", stream.id(), stream.name()));
    if (!stream.is("ACTIVE") && !stream.is("UPDATING")) {
      throw OciError.incorrectState("The stream is " + stream.state());
    }
    return stream;
  }

  Instant now() {
    return store.now();
  }

  private Answer put(Call call) {
    var stream = allowed(call, "stream-push");
    var messages = call.body().path("messages");
    Limits.check(messages);
    var answer = Json.object().put("failures", 0);
    var entries = answer.putArray("entries");
    messages.forEach(message -> put(message, stream.log(), entries.addObject()));
    return Answer.ok(answer);
  }

  private void put(JsonNode message, MessageLog log, ObjectNode answer) {
    var key = message.path("key").asText("");
    var partition = log.partitionOf(key);
    var to = log.partitions(now()).get(partition);
    var added = to.add(key, message.path("value").asText(), now());
    answer
        .put("partition", Integer.toString(partition))
        .put("offset", added.offset())
        .put("timestamp", Json.date(added.timestamp()))
        .putNull("error")
        .putNull("errorMessage");
  }

  private Answer createCursor(Call call) {
    var stream = allowed(call, "stream-pull");
    var details = call.body();
    var all = stream.log().partitions(now());
    var text = Json.required(details, "partition");
    if (!text.matches("\\d{1,4}") || Integer.parseInt(text) >= all.size()) {
      throw OciError.invalid("there is no partition " + text);
    }
    var partition = Integer.parseInt(text);
    var offset = start(details, all.get(partition));
    return cursor(new Cursors.Single(partition, offset), stream);
  }

  private static long start(ObjectNode details, Partition partition) {
    return switch (Json.required(details, "type")) {
      case "AT_OFFSET" -> offset(details);
      case "AFTER_OFFSET" -> offset(details) + 1;
      default -> groupStart(details, partition);
    };
  }

  /// Where a group begins to read: groups know no offsets.
  static long groupStart(ObjectNode details, Partition partition) {
    var type = Json.required(details, "type");
    return switch (type) {
      case "TRIM_HORIZON" -> partition.horizon();
      case "LATEST" -> partition.end();
      case "AT_TIME" -> partition.at(time(details));
      default -> throw OciError.invalid("type cannot be " + type);
    };
  }

  private static Instant time(ObjectNode details) {
    var time = Json.instant(details, "time");
    if (time == null) {
      throw OciError.missing("time");
    }
    return time;
  }

  private static long offset(ObjectNode details) {
    if (!details.path("offset").isIntegralNumber()) {
      throw OciError.missing("offset");
    }
    return details.path("offset").longValue();
  }

  Answer cursor(Cursor cursor, MessageStream stream) {
    return Answer.ok(Json.object().put("value", Cursors.write(cursor, stream.id(), now())));
  }

  Cursor given(Call call, MessageStream stream) {
    return Cursors.read(call.requiredQuery("cursor"), stream.id(), now());
  }

  private Answer get(Call call) {
    var stream = allowed(call, "stream-pull");
    var most = Limits.batch(call);
    return switch (given(call, stream)) {
      case Cursors.Single(var partition, var offset) -> {
        var read = stream.log().partitions(now()).get(partition).from(offset, most);
        var next = read.isEmpty() ? offset : read.getLast().offset() + 1;
        yield batch(stream, partition, read, new Cursors.Single(partition, next));
      }
      case Cursors.Member member -> new MessageGroups(this).read(stream, member, most);
    };
  }

  /// No messages are no end: the next cursor goes on from here.
  Answer batch(MessageStream stream, int partition, List<Partition.Entry> read, Cursor next) {
    var all = Json.array();
    for (var entry : read) {
      all.addObject()
          .put("stream", stream.name())
          .put("partition", Integer.toString(partition))
          .put("key", entry.key())
          .put("value", entry.value())
          .put("offset", entry.offset())
          .put("timestamp", Json.date(entry.timestamp()));
    }
    return Answer.ok(all).withHeader("opc-next-cursor", Cursors.write(next, stream.id(), now()));
  }
}
