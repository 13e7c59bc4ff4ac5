package dev.tsunagi.simulator.oci.streaming;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;

/// Reading in a group: each message reaches one of its instances, at least once.
final class MessageGroups {

  private static final int DEFAULT_TIMEOUT_MILLIS = 30_000;

  private final Messages messages;

  MessageGroups(Messages messages) {
    this.messages = messages;
  }

  /// What the type says counts for a group that is new; another goes on from where it was.
  Answer createCursor(Call call) {
    var stream = messages.allowed(call, "stream-pull");
    var details = call.body();
    var name = Json.required(details, "groupName");
    var start = start(stream, details);
    stream.log().groups().computeIfAbsent(name, _ -> new ConsumerGroup(start));
    var instance = Json.text(details, "instanceName");
    var timeout = details.path("timeoutInMs").asInt(DEFAULT_TIMEOUT_MILLIS);
    return messages.cursor(
        new Cursors.Member(
            name,
            instance == null ? UUID.randomUUID().toString() : instance,
            Duration.ofMillis(timeout),
            details.path("commitOnGet").asBoolean(true),
            -1,
            0),
        stream);
  }

  private long[] start(MessageStream stream, ObjectNode details) {
    return stream.log().partitions(messages.now()).stream()
        .mapToLong(partition -> Messages.groupStart(details, partition))
        .toArray();
  }

  /// Reads from the first partition of this instance that has something new. What the cursor says
  /// was read before is committed by that, unless it was made otherwise.
  Answer read(MessageStream stream, Cursors.Member member, int most) {
    var group = group(stream, member.group());
    var now = messages.now();
    if (member.commitOnGet()) {
      commit(group, member, now);
    }
    var partitions = stream.log().partitions(now);
    for (var partition : group.reserve(member.instance(), member.timeout(), now)) {
      var read = partitions.get(partition).from(from(group, member, partition), most);
      if (!read.isEmpty()) {
        var next = member.having(partition, read.getLast().offset() + 1);
        return messages.batch(stream, partition, read, next);
      }
    }
    return messages.batch(stream, 0, List.of(), member);
  }

  /// What was read and is not committed yet is not read again by the cursor that remembers it.
  private static long from(ConsumerGroup group, Cursors.Member member, int partition) {
    return member.partition() == partition
        ? Math.max(member.offset(), group.committed(partition))
        : group.committed(partition);
  }

  private static void commit(ConsumerGroup group, Cursors.Member member, Instant now) {
    if (member.partition() >= 0 && group.holds(member.instance(), member.partition(), now)) {
      group.commit(member.partition(), member.offset());
    }
  }

  Answer commit(Call call) {
    var stream = messages.allowed(call, "stream-pull");
    var member = member(call, stream);
    commit(group(stream, member.group()), member, messages.now());
    return messages.cursor(member, stream);
  }

  Answer heartbeat(Call call) {
    var stream = messages.allowed(call, "stream-pull");
    var member = member(call, stream);
    var _ =
        group(stream, member.group()).reserve(member.instance(), member.timeout(), messages.now());
    return messages.cursor(member, stream);
  }

  private Cursors.Member member(Call call, MessageStream stream) {
    return switch (messages.given(call, stream)) {
      case Cursors.Member member -> member;
      case Cursors.Single _ -> throw OciError.invalid("cursor is not one of a group");
    };
  }

  Answer get(Call call) {
    var stream = messages.allowed(call, "stream-pull");
    var name = call.path("group");
    return Answer.ok(group(stream, name).shown(stream.id(), name));
  }

  Answer update(Call call) {
    var stream = messages.allowed(call, "stream-pull");
    group(stream, call.path("group")).reset(start(stream, call.body()));
    return Answer.noContent();
  }

  private static ConsumerGroup group(MessageStream stream, String name) {
    var group = stream.log().groups().get(name);
    if (group == null) {
      throw OciError.notAuthorizedOrNotFound();
    }
    return group;
  }
}
