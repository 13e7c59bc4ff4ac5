package dev.tsunagi.bench;

import module java.base;

/// Waits for the operator to get so far, shows how far it is, and never waits in vain.
final class Waiting {

  private static final Duration SHOWN = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final String what;
  private final long wanted;
  private final Optional<Operator> operator;

  Waiting(String what, long wanted, Optional<Operator> operator) {
    this.what = what;
    this.wanted = wanted;
    this.operator = operator;
  }

  /// Asks every `pause`. Throws with the last words of the operator when it ended, or when for
  /// ninety seconds there came no more.
  void until(LongSupplier count, Duration pause) throws InterruptedException {
    var most = -1L;
    var grew = Instant.now();
    var shown = grew;
    for (var now = count.getAsLong(); now < wanted; now = count.getAsLong()) {
      var time = Instant.now();
      if (now > most) {
        most = now;
        grew = time;
      }
      if (time.isAfter(shown.plus(SHOWN))) {
        shown = time;
        IO.println("  … %d of %d %s".formatted(now, wanted, what));
      }
      if (time.isAfter(grew.plus(PATIENCE)) || operator.filter(o -> !o.isAlive()).isPresent()) {
        throw new IllegalStateException(stuck(now));
      }
      Thread.sleep(pause);
    }
  }

  private String stuck(long now) {
    return operator
        .map(
            o ->
                "%d of %d %s, and no more come; the operator %s and said last:%n%s"
                    .formatted(
                        now, wanted, what, o.isAlive() ? "is alive" : "has ended", o.lastSaid()))
        .orElseGet(() -> "%d of %d %s, and no more come".formatted(now, wanted, what));
  }
}
