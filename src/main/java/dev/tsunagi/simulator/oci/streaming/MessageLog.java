package dev.tsunagi.simulator.oci.streaming;

import module java.base;

/// What was put into one stream, and how far each consumer group has read it.
final class MessageLog {

  private final List<Partition> partitions;
  private final Duration retention;
  private final Map<String, ConsumerGroup> groups = new HashMap<>();
  private int turn;

  MessageLog(int partitions, Duration retention) {
    this.partitions = Stream.generate(Partition::new).limit(partitions).toList();
    this.retention = retention;
  }

  /// The partitions as they are now.
  List<Partition> partitions(Instant now) {
    partitions.forEach(partition -> partition.dropBefore(now.minus(retention)));
    return partitions;
  }

  /// Where a message of this key goes: messages of one key stay in order, those without one take
  /// turns.
  int partitionOf(String key) {
    return Math.floorMod(key.isEmpty() ? turn++ : key.hashCode(), partitions.size());
  }

  Map<String, ConsumerGroup> groups() {
    return groups;
  }
}
