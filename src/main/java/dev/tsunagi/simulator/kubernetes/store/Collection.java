package dev.tsunagi.simulator.kubernetes.store;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// All objects of one resource, in the order of their keys, with their latest changes.
///
/// Guarded by the store's lock, except for single reads.
final class Collection {

  private static final int MOST_CHANGES = 4096;
  private static final long MOST_CHARACTERS = 16L * 1024 * 1024;

  final ConcurrentSkipListMap<Key, ObjectNode> objects = new ConcurrentSkipListMap<>(Key.ORDER);
  final Set<Subscription> subscriptions = new LinkedHashSet<>();
  private final ArrayDeque<Remembered> history = new ArrayDeque<>();
  private long characters;
  private long forgotten;

  /// With the length of its texts.
  private record Remembered(Change change, long characters) {}

  Collection(long start) {
    forgotten = start;
  }

  void record(Change change) {
    var last = new Remembered(change, weight(change.object()));
    history.addLast(last);
    characters += last.characters;
    while (history.size() > MOST_CHANGES || (characters > MOST_CHARACTERS && history.size() > 1)) {
      var oldest = history.removeFirst();
      characters -= oldest.characters;
      forgotten = oldest.change.version();
    }
    subscriptions.forEach(subscription -> subscription.offer(change));
  }

  private static long weight(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue().length();
    }
    var sum = 0L;
    for (var child : node) {
      sum += weight(child);
    }
    return sum;
  }

  /// The changes after `version`; empty when some of them are forgotten.
  Optional<List<Change>> since(long version) {
    if (version < forgotten) {
      return Optional.empty();
    }
    return Optional.of(
        history.stream()
            .map(Remembered::change)
            .filter(change -> change.version() > version)
            .toList());
  }

  /// The objects of a namespace, or all of them for the empty one.
  List<ObjectNode> list(String namespace) {
    if (namespace.isEmpty()) {
      return List.copyOf(objects.values());
    }
    var from = new Key("", namespace, "");
    var to = new Key("", namespace + "\0", "");
    return List.copyOf(objects.subMap(from, to).values());
  }
}
