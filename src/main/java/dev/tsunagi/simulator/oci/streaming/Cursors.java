package dev.tsunagi.simulator.oci.streaming;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;

/// The texts by which clients remember where they are: opaque to them, and void when they were not
/// used for five minutes.
final class Cursors {

  private static final Duration LIFE = Duration.ofMinutes(5);

  private Cursors() {}

  /// A place in a stream.
  sealed interface Cursor {}

  /// The next message to read of one partition.
  record Single(int partition, long offset) implements Cursor {}

  /// A member of a group. `partition` is -1 before anything was read; else `offset` is what is to
  /// be committed for it.
  record Member(
      String group,
      String instance,
      Duration timeout,
      boolean commitOnGet,
      int partition,
      long offset)
      implements Cursor {

    Member having(int read, long next) {
      return new Member(group, instance, timeout, commitOnGet, read, next);
    }
  }

  static String write(Cursor cursor, String streamId, Instant now) {
    var body = Json.object().put("stream", streamId).put("until", now.plus(LIFE).toString());
    switch (cursor) {
      case Single(var partition, var offset) ->
          body.put("partition", partition).put("offset", offset);
      case Member member -> write(member, body);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(body));
  }

  private static void write(Member member, ObjectNode body) {
    body.put("group", member.group())
        .put("instance", member.instance())
        .put("timeout", member.timeout().toMillis())
        .put("commitOnGet", member.commitOnGet())
        .put("partition", member.partition())
        .put("offset", member.offset());
  }

  /// 400 for one that is not of this stream, or too old.
  static Cursor read(String text, String streamId, Instant now) {
    var body = parse(text);
    if (!body.path("stream").asText().equals(streamId)) {
      throw OciError.invalid("cursor is not one of this stream");
    }
    if (Instant.parse(body.path("until").asText()).isBefore(now)) {
      throw OciError.invalid("cursor has expired; create another");
    }
    var partition = body.path("partition").asInt();
    var offset = body.path("offset").asLong();
    return body.has("group")
        ? new Member(
            body.path("group").asText(),
            body.path("instance").asText(),
            Duration.ofMillis(body.path("timeout").asLong()),
            body.path("commitOnGet").asBoolean(),
            partition,
            offset)
        : new Single(partition, offset);
  }

  private static JsonNode parse(String text) {
    try {
      return Json.parse(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException | OciError e) {
      throw OciError.invalid("cursor is none of ours");
    }
  }
}
