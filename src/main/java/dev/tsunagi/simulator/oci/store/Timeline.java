package dev.tsunagi.simulator.oci.store;

import module java.base;

/// What is to happen, in the order of time. Nothing runs by itself: whoever looks at the store
/// first brings it up to date.
final class Timeline {

  private record Event(Instant time, long number, Runnable effect) {}

  private final Queue<Event> events =
      new PriorityQueue<>(Comparator.comparing(Event::time).thenComparing(Event::number));
  private long number;

  void at(Instant time, Runnable effect) {
    events.add(new Event(time, number++, effect));
  }

  /// Runs what is due, telling `now` the time of each event first, so that what an event causes is
  /// dated by it.
  void runUntil(Instant end, Consumer<Instant> now) {
    while (!events.isEmpty() && !events.element().time.isAfter(end)) {
      var event = events.remove();
      now.accept(event.time);
      event.effect.run();
    }
    now.accept(end);
  }
}
