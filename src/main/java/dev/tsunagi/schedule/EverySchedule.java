package dev.tsunagi.schedule;

import module java.base;

import dev.tsunagi.api.common.GoDuration;

/// `@every 1h30m`: whole seconds, at least one, counted from the epoch.
///
/// ESO counts anew from whenever it looks, by which a window that is shorter than its period never
/// opens; nobody can want that.
record EverySchedule(long seconds) implements Schedule {

  static final String PREFIX = "@every ";

  static EverySchedule parse(String text) {
    var duration = GoDuration.parse(text.substring(PREFIX.length())).toDuration();
    return new EverySchedule(Math.max(1, duration.toSeconds()));
  }

  @Override
  public Optional<Instant> lastUntil(Instant now) {
    return Optional.of(at(Math.floorDiv(now.getEpochSecond(), seconds)));
  }

  @Override
  public Optional<Instant> nextAfter(Instant now) {
    return Optional.of(at(Math.floorDiv(now.getEpochSecond(), seconds) + 1));
  }

  private Instant at(long turn) {
    return Instant.ofEpochSecond(Math.multiplyExact(turn, seconds));
  }
}
