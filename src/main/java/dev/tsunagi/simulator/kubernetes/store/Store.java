package dev.tsunagi.simulator.kubernetes.store;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import org.jspecify.annotations.Nullable;

/// Objects by key. Every write gets the next resource version; the first follows the clock, so that
/// versions also grow over restarts. Stored trees must not be changed by anyone.
public final class Store implements AutoCloseable {

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Collection> collections = new ConcurrentHashMap<>();
  private final Map<String, Key> byUid = new ConcurrentHashMap<>();
  private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();
  private final long start;
  private final AtomicLong version;

  public Store(Clock clock) {
    start = clock.millis();
    version = new AtomicLong(start);
  }

  /// A list as of one version.
  public record Snapshot(long version, List<ObjectNode> objects) {}

  /// Called after each write, in order, by the writing thread: must be quick.
  public void listen(Consumer<Change> listener) {
    listeners.add(listener);
  }

  public long version() {
    return version.get();
  }

  public @Nullable ObjectNode get(Key key) {
    return collection(key.resource()).objects.get(key);
  }

  public Optional<Key> findUid(String uid) {
    return Optional.ofNullable(byUid.get(uid));
  }

  /// The resources that hold something, or once did.
  public Set<String> resources() {
    return new TreeSet<>(collections.keySet());
  }

  /// The objects of one namespace, or of all of them when it is empty.
  public Snapshot list(String resource, String namespace) {
    lock.lock();
    try {
      return new Snapshot(version.get(), collection(resource).list(namespace));
    } finally {
      lock.unlock();
    }
  }

  /// Puts `object` in the place of `expected`, which is null for a creation; a null object deletes.
  ///
  /// @return the object as stored, or empty when something else is stored than was expected
  public Optional<ObjectNode> replace(
      Key key, @Nullable ObjectNode expected, @Nullable ObjectNode object) {
    lock.lock();
    try {
      var collection = collection(key.resource());
      if (!isSame(collection.objects.get(key), expected)) {
        return Optional.empty();
      }
      var result = Meta.copy(object != null ? object : Objects.requireNonNull(expected));
      var next = version.incrementAndGet();
      Meta.of(result).put("resourceVersion", Long.toString(next));
      if (object == null) {
        collection.objects.remove(key);
        byUid.remove(Meta.uid(result));
      } else {
        collection.objects.put(key, result);
        byUid.put(Meta.uid(result), key);
      }
      publish(collection, new Change(next, key, kind(expected, object), result, expected));
      return Optional.of(result);
    } finally {
      lock.unlock();
    }
  }

  private static boolean isSame(@Nullable ObjectNode stored, @Nullable ObjectNode expected) {
    if (stored == null || expected == null) {
      return stored == null && expected == null;
    }
    return Meta.resourceVersion(stored).equals(Meta.resourceVersion(expected));
  }

  private static Change.Kind kind(@Nullable ObjectNode before, @Nullable ObjectNode after) {
    if (before == null) {
      return Change.Kind.ADDED;
    }
    return after == null ? Change.Kind.DELETED : Change.Kind.MODIFIED;
  }

  private void publish(Collection collection, Change change) {
    collection.record(change);
    listeners.forEach(listener -> listener.accept(change));
  }

  /// Follows a resource from just after `since`. Empty when that is longer ago than the history
  /// goes, or lies in the future.
  public Optional<Subscription> subscribe(String resource, long since) {
    lock.lock();
    try {
      var collection = collection(resource);
      if (since > version.get()) {
        return Optional.empty();
      }
      return collection.since(since).map(missed -> subscription(collection, missed));
    } finally {
      lock.unlock();
    }
  }

  private Subscription subscription(Collection collection, List<Change> missed) {
    var subscription =
        new Subscription(missed, gone -> locked(() -> collection.subscriptions.remove(gone)));
    collection.subscriptions.add(subscription);
    return subscription;
  }

  /// The version up to which the subscriber has seen everything; empty while it has not.
  public OptionalLong seenBy(Subscription subscription) {
    lock.lock();
    try {
      return subscription.isIdle() ? OptionalLong.of(version.get()) : OptionalLong.empty();
    } finally {
      lock.unlock();
    }
  }

  /// Ends all subscriptions.
  @Override
  public void close() {
    locked(() -> collections.values().forEach(c -> c.subscriptions.forEach(Subscription::end)));
  }

  private void locked(Runnable action) {
    lock.lock();
    try {
      action.run();
    } finally {
      lock.unlock();
    }
  }

  private Collection collection(String resource) {
    return collections.computeIfAbsent(resource, _ -> new Collection(start));
  }
}
