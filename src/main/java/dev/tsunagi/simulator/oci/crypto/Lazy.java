package dev.tsunagi.simulator.oci.crypto;

import module java.base;

import org.jspecify.annotations.Nullable;

/// A value that is made when it is first asked for: keys take long to make and are rarely needed.
public final class Lazy<T> implements Supplier<T> {

  private final Supplier<T> supplier;
  private @Nullable T value;

  public Lazy(Supplier<T> supplier) {
    this.supplier = supplier;
  }

  @Override
  public synchronized T get() {
    var made = value;
    if (made == null) {
      made = supplier.get();
      value = made;
    }
    return made;
  }
}
