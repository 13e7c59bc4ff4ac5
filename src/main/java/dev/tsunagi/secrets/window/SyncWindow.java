package dev.tsunagi.secrets.window;

import module java.base;

import dev.tsunagi.schedule.Schedule;

/// Open from each moment of its schedule for its duration, both ends included.
record SyncWindow(Schedule schedule, Duration duration) {

  boolean isOpen(Instant now) {
    return closes(now).isPresent();
  }

  /// The last moment of the window that is open now.
  Optional<Instant> closes(Instant now) {
    return schedule.lastUntil(now).map(t -> t.plus(duration)).filter(end -> !end.isBefore(now));
  }

  Optional<Instant> nextOpening(Instant now) {
    return duration.isNegative() ? Optional.empty() : schedule.nextAfter(now);
  }
}
