package dev.tsunagi.simulator.oci.streaming;

import module java.base;

/// The messages of one partition, oldest first, without those whose retention is over. Offsets are
/// counted from the first message that there ever was.
final class Partition {

  /// `key` and `value` are Base64, as they came.
  record Entry(long offset, String key, String value, Instant timestamp) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private long next;

  Entry add(String key, String value, Instant now) {
    var entry = new Entry(next++, key, value, now);
    entries.add(entry);
    return entry;
  }

  void dropBefore(Instant oldest) {
    while (!entries.isEmpty() && entries.getFirst().timestamp().isBefore(oldest)) {
      entries.removeFirst();
    }
  }

  /// The offset of the oldest message, or of the next one where there is none.
  long horizon() {
    return entries.isEmpty() ? next : entries.getFirst().offset();
  }

  /// The offset of the message that is yet to come.
  long end() {
    return next;
  }

  /// The offset of the first message that is not older.
  long at(Instant time) {
    return entries.stream()
        .filter(entry -> !entry.timestamp().isBefore(time))
        .findFirst()
        .map(Entry::offset)
        .orElse(next);
  }

  List<Entry> from(long offset, int most) {
    return entries.stream().filter(entry -> entry.offset() >= offset).limit(most).toList();
  }
}
