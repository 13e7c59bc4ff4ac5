package dev.tsunagi.simulator.oci.streaming;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.Json;
import org.jspecify.annotations.Nullable;

/// Consumers that share the partitions of a stream. Each holds some for as long as it is heard of;
/// what a group has committed it does not get again.
final class ConsumerGroup {

  private record Reservation(String instance, Instant until) {}

  private final long[] committed;
  private final Map<Integer, Reservation> reservations = new TreeMap<>();

  /// Until when each instance counts as alive.
  private final Map<String, Instant> members = new HashMap<>();

  /// `start`: where reading begins, by partition.
  ConsumerGroup(long[] start) {
    committed = start.clone();
  }

  void reset(long[] start) {
    System.arraycopy(start, 0, committed, 0, committed.length);
    reservations.clear();
  }

  long committed(int partition) {
    return committed[partition];
  }

  void commit(int partition, long next) {
    committed[partition] = Math.max(committed[partition], next);
  }

  /// The partitions that this instance holds from now on: its fair share of them, as far as others
  /// have let go of theirs.
  List<Integer> reserve(String instance, Duration timeout, Instant now) {
    reservations.values().removeIf(held -> held.until().isBefore(now));
    members.values().removeIf(until -> until.isBefore(now));
    members.put(instance, now.plus(timeout));
    var share = Math.ceilDiv(committed.length, members.size());
    var mine = new ArrayList<Integer>();
    for (var partition = 0; partition < committed.length; partition++) {
      var held = reservations.get(partition);
      var free = held == null || held.instance().equals(instance);
      if (free && mine.size() < share) {
        reservations.put(partition, new Reservation(instance, now.plus(timeout)));
        mine.add(partition);
      } else if (free) {
        reservations.remove(partition);
      }
    }
    return mine;
  }

  /// Whether the instance still holds what it has read from.
  boolean holds(String instance, int partition, Instant now) {
    var held = reservations.get(partition);
    return held != null && held.instance().equals(instance) && !held.until().isBefore(now);
  }

  ObjectNode shown(String streamId, String name) {
    var body = Json.object().put("streamId", streamId).put("groupName", name);
    var all = body.putArray("reservations");
    for (var partition = 0; partition < committed.length; partition++) {
      var held = reservations.get(partition);
      all.addObject()
          .put("partition", Integer.toString(partition))
          .put("committedOffset", committed[partition] == 0 ? null : committed[partition] - 1)
          .put("reservedInstance", held == null ? null : held.instance())
          .put("timeReservedUntil", until(held));
    }
    return body;
  }

  private static @Nullable String until(@Nullable Reservation held) {
    return held == null ? null : Json.date(held.until());
  }
}
