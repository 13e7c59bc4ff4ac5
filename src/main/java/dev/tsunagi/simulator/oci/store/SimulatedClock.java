package dev.tsunagi.simulator.oci.store;

import module java.base;

/// A clock that can be put forward. Lifecycles, tokens and retry tokens live on it.
public final class SimulatedClock extends Clock {

  private final Clock base;
  private final AtomicReference<Duration> ahead;

  public SimulatedClock(Clock base) {
    this(base, new AtomicReference<>(Duration.ZERO));
  }

  private SimulatedClock(Clock base, AtomicReference<Duration> ahead) {
    this.base = base;
    this.ahead = ahead;
  }

  /// Puts the clock forward; time does not go backwards.
  public void advance(Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException("time does not go backwards: " + duration);
    }
    ahead.updateAndGet(duration::plus);
  }

  public Duration ahead() {
    return ahead.get();
  }

  /// The clock that clients share with us: what they sign and what others issued is measured on it,
  /// however far this one was put forward.
  public Clock base() {
    return base;
  }

  @Override
  public Instant instant() {
    return base.instant().plus(ahead.get());
  }

  @Override
  public ZoneId getZone() {
    return base.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new SimulatedClock(base.withZone(zone), ahead);
  }
}
