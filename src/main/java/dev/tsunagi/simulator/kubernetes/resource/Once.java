package dev.tsunagi.simulator.kubernetes.resource;

import module java.base;

import org.jspecify.annotations.Nullable;

/// A value that is made when first asked for, once.
final class Once<T> implements Supplier<T> {

  private final Supplier<T> source;
  private @Nullable T value;

  Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public synchronized T get() {
    var known = value;
    if (known == null) {
      known = source.get();
      value = known;
    }
    return known;
  }
}
