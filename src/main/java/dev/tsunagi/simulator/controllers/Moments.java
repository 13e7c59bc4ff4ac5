package dev.tsunagi.simulator.controllers;

import module java.base;

/// Things that take a moment, by name: from when somebody first asked.
final class Moments {

  private final Duration pace;
  private final Map<String, Long> ends = new ConcurrentHashMap<>();

  Moments(Duration pace) {
    this.pace = pace;
  }

  /// How long it still takes; empty, and forgotten, when it is over.
  Optional<Duration> left(String what) {
    var end = ends.computeIfAbsent(what, _ -> System.nanoTime() + pace.toNanos());
    var left = end - System.nanoTime();
    if (left > 0) {
      return Optional.of(Duration.ofNanos(left));
    }
    ends.remove(what);
    return Optional.empty();
  }
}
