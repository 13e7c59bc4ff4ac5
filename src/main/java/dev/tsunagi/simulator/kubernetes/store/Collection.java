package dev.tsunagi.simulator.kubernetes.store;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// All objects of one resource, in the order of their keys, with their latest changes.
///
/// Guarded by the store's lock, except for single reads.
final class Collection {

  private static final int HISTORY = 4096;

  final ConcurrentSkipListMap<Key, ObjectNode> objects = new ConcurrentSkipListMap<>(Key.ORDER);
  final Set<Subscription> subscriptions = new LinkedHashSet<>();
  private final ArrayDeque<Change> history = new ArrayDeque<>();
  private long forgotten;

  Collection(long start) {
    forgotten = start;
  }

  void record(Change change) {
    history.addLast(change);
    if (history.size() > HISTORY) {
      forgotten = history.removeFirst().version();
    }
    subscriptions.forEach(subscription -> subscription.offer(change));
  }

  /// The changes after `version`; empty when some of them are forgotten.
  Optional<List<Change>> since(long version) {
    if (version < forgotten) {
      return Optional.empty();
    }
    return Optional.of(history.stream().filter(change -> change.version() > version).toList());
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
