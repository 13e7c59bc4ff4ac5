package dev.tsunagi.reconcile;

import module java.base;

/// How long each failing object waits before the next try: 1 s, doubling to 7 min as in ESO, with
/// jitter so that an outage does not end in a stampede.
public final class Backoffs {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(7);

  /// Of how many objects the failures are counted. Whatever was deleted while it failed is
  /// forgotten when its place is needed.
  static final int REMEMBERED = 50_000;

  private final Map<String, Integer> failures =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
              return size() > REMEMBERED;
            }
          });
  private final DoubleSupplier jitter;

  /// `jitter` gives numbers from 0 to 1.
  public Backoffs(DoubleSupplier jitter) {
    this.jitter = jitter;
  }

  Duration next(String uid) {
    var earlier = failures.merge(uid, 1, Integer::sum) - 1;
    var full = FIRST.multipliedBy(1L << Math.min(earlier, 10));
    var capped = full.compareTo(LONGEST) < 0 ? full : LONGEST;
    return capped.plusMillis((long) (capped.toMillis() * 0.2 * jitter.getAsDouble()));
  }

  void reset(String uid) {
    failures.remove(uid);
  }
}
