package dev.tsunagi.simulator.oci.wire;

import module java.base;

/// Admits so many calls in any second; those it turns away do not count.
public final class Rate {

  private final int perSecond;
  private final Deque<Instant> admitted = new ArrayDeque<>();

  public Rate(int perSecond) {
    this.perSecond = perSecond;
  }

  synchronized boolean admit(Instant now) {
    while (!admitted.isEmpty() && !admitted.getFirst().plusSeconds(1).isAfter(now)) {
      admitted.removeFirst();
    }
    if (admitted.size() == perSecond) {
      return false;
    }
    admitted.addLast(now);
    return true;
  }
}
