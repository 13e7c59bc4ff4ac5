package dev.tsunagi.reconcile;

import module java.base;

import dev.tsunagi.failure.Pace;

/// How long each failing object waits before the next try: 1 s, doubling to 7 min as in ESO, with
/// jitter so that an outage does not end in a stampede. A store may set another pace for the
/// first tries.
public final class Backoffs {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(7);

  /// How much before its time a try still is the one that was due.
  private static final Duration PUNCTUAL = Duration.ofMillis(100);

  /// Of how many objects the failures are counted. Whatever was deleted while it failed is
  /// forgotten when its place is needed.
  static final int REMEMBERED = 50_000;

  private final Map<String, Streak> failures =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Streak> eldest) {
              return size() > REMEMBERED;
            }
          });
  private final InstantSource clock;
  private final DoubleSupplier jitter;

  /// Failures in a row, and when the next try is due.
  private record Streak(int failures, Instant due) {}

  /// `jitter` gives numbers from 0 to 1.
  public Backoffs(InstantSource clock, DoubleSupplier jitter) {
    this.clock = clock;
    this.jitter = jitter;
  }

  Duration next(String uid) {
    return next(uid, Pace.OWN);
  }

  /// The first failures wait as `pace` says, and those after them as ever.
  ///
  /// An event may bring a try forward. That it failed as well puts off nothing: who waits for
  /// something that changes often would otherwise come too late when it is there.
  Duration next(String uid, Pace pace) {
    var now = clock.instant();
    var streak =
        failures.compute(
            uid,
            (_, known) ->
                known != null && now.plus(PUNCTUAL).isBefore(known.due())
                    ? known
                    : another(known == null ? 0 : known.failures(), now, pace));
    return Duration.between(now, streak.due());
  }

  private Streak another(int earlier, Instant now, Pace pace) {
    var delay = earlier < pace.tries() ? pace.interval() : own(earlier - pace.tries());
    return new Streak(earlier + 1, now.plus(jittered(delay)));
  }

  /// Up to a fifth longer.
  Duration jittered(Duration delay) {
    return delay.plusMillis((long) (delay.toMillis() * 0.2 * jitter.getAsDouble()));
  }

  private static Duration own(int earlier) {
    var full = FIRST.multipliedBy(1L << Math.min(earlier, 10));
    return full.compareTo(LONGEST) < 0 ? full : LONGEST;
  }

  void reset(String uid) {
    failures.remove(uid);
  }
}
