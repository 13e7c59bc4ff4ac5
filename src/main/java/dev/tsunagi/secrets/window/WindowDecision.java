package dev.tsunagi.secrets.window;

import module java.base;

import dev.tsunagi.api.secrets.SyncWindows.Kind;

/// Whether periodic reading may go on now. Pure; ESO's rules, but a block says when it ends.
public sealed interface WindowDecision {

  record Permit() implements WindowDecision {}

  /// Until then, or for as long as the spec says so.
  record Block(Optional<Instant> until) implements WindowDecision {}

  /// Windows that follow each other without a gap are looked at again after so many of them.
  int FOLLOWED = 100;

  static WindowDecision decide(SyncGate gate, Instant now) {
    if (gate.isAlwaysOpen()) {
      return new Permit();
    }
    var open = gate.windows().stream().anyMatch(w -> w.isOpen(now));
    if (gate.kind() == Kind.ALLOW) {
      return open ? new Permit() : new Block(nextOpening(gate.windows(), now));
    }
    return open ? new Block(Optional.of(end(gate.windows(), now))) : new Permit();
  }

  private static Optional<Instant> nextOpening(List<SyncWindow> windows, Instant now) {
    return windows.stream()
        .map(w -> w.nextOpening(now))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  /// The first moment at which none is open. The ends belong to the windows.
  private static Instant end(List<SyncWindow> windows, Instant now) {
    var moment = now;
    for (var i = 0; i < FOLLOWED; i++) {
      var at = moment;
      var latest =
          windows.stream()
              .map(w -> w.closes(at))
              .flatMap(Optional::stream)
              .max(Comparator.naturalOrder());
      if (latest.isEmpty()) {
        return moment;
      }
      moment = latest.get().plusNanos(1);
    }
    return moment;
  }
}
