package dev.tsunagi.kube;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;

/// An informer's store that keeps of each object only what `reduce` leaves of it, so that values
/// never stay in the heap, and nothing at all of those that nobody asked for.
public final class ReducedItemStore<T extends HasMetadata> implements ItemStore<T> {

  private final Map<String, T> items = new ConcurrentHashMap<>();
  private final Predicate<T> isWanted;
  private final UnaryOperator<T> reduce;

  /// `reduce` must return an object of its own and leave its argument as it is.
  public ReducedItemStore(UnaryOperator<T> reduce) {
    this(_ -> true, reduce);
  }

  /// What is not wanted when it changes is not kept.
  public ReducedItemStore(Predicate<T> isWanted, UnaryOperator<T> reduce) {
    this.isWanted = isWanted;
    this.reduce = reduce;
  }

  @Override
  public String getKey(T object) {
    return Cache.metaNamespaceKeyFunc(object);
  }

  @Override
  @SuppressWarnings("NullAway") // null is how the contract says "nothing before"
  public T put(String key, T object) {
    return isWanted.test(object) ? items.put(key, reduce.apply(object)) : items.remove(key);
  }

  @Override
  @SuppressWarnings("NullAway") // null is how the contract says "nothing there"
  public T remove(String key) {
    return items.remove(key);
  }

  @Override
  public Stream<String> keySet() {
    return items.keySet().stream();
  }

  @Override
  public Stream<T> values() {
    return items.values().stream();
  }

  @Override
  public int size() {
    return items.size();
  }

  @Override
  @SuppressWarnings("NullAway") // null is how the contract says "nothing there"
  public T get(String key) {
    return items.get(key);
  }

  @Override
  public boolean isFullState() {
    return false;
  }
}
