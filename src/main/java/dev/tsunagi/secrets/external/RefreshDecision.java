package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.RefreshPolicy;
import dev.tsunagi.secrets.window.SyncGate;
import dev.tsunagi.secrets.window.WindowDecision;
import org.jspecify.annotations.Nullable;

/// Whether an ExternalSecret is to be refreshed now. Pure; ESO's rules, in ESO's order.
sealed interface RefreshDecision {

  /// Refresh, with values read no earlier than `notBefore`.
  record Due(Instant notBefore) implements RefreshDecision {}

  /// Look again at `when`, or when something changes.
  record NotYet(Optional<Instant> when) implements RefreshDecision {}

  /// What the decision rests on.
  ///
  /// `synced` is the state of the ExternalSecret at its last success, empty before the first;
  /// `current` its state now; `readAt` when the values of that success were read; `targetIntact`
  /// whether the target still is as it was written; `templatesChanged` whether another Secret
  /// would be made of the same values; `windows` hold back what is due by the passing of time, and
  /// nothing else.
  record Situation(
      RefreshPolicy policy,
      Duration interval,
      String synced,
      String current,
      @Nullable Instant readAt,
      boolean targetIntact,
      boolean templatesChanged,
      SyncGate windows) {

    /// What the object itself tells, which is all that there is at a first look.
    static Situation onRecord(
        ExternalSecret primary, String current, boolean targetIntact, boolean templatesChanged) {
      var spec = primary.getSpec();
      var status = primary.getStatus();
      return new Situation(
          spec.refreshPolicy(),
          spec.refreshInterval().toDuration(),
          status.syncedResourceVersion(),
          current,
          status.refreshTime(),
          targetIntact,
          templatesChanged,
          SyncGate.of(spec.syncWindows()));
    }

    /// When it is known that values were read at `when`; `version` is what was synced then, or
    /// empty for what is on record.
    Situation after(Instant when, String version) {
      return new Situation(
          policy,
          interval,
          version.isEmpty() ? synced : version,
          current,
          when,
          targetIntact,
          templatesChanged,
          windows);
    }

    boolean isNew() {
      return synced.isEmpty() || readAt == null;
    }

    boolean isEdited() {
      return !synced.equals(current);
    }

    boolean isPeriodic() {
      return policy == RefreshPolicy.PERIODIC && !interval.isNegative() && !interval.isZero();
    }

    /// A reading may serve that is younger than the interval; without one, only a new reading.
    Instant youngEnough(Instant now) {
      return isPeriodic() ? now.minus(interval) : now;
    }
  }

  static RefreshDecision decide(Situation seen, Instant now) {
    if (!seen.targetIntact()) {
      // Repair needs the values as they are, not newer ones than the user asked for.
      return new Due(seen.youngEnough(now));
    }
    return switch (seen.policy()) {
      case CREATED_ONCE -> seen.isNew() ? new Due(now) : new NotYet(Optional.empty());
      case ON_CHANGE ->
          seen.isNew() || seen.isEdited() ? new Due(now) : new NotYet(Optional.empty());
      case PERIODIC -> periodic(seen, now);
    };
  }

  private static RefreshDecision periodic(Situation seen, Instant now) {
    if (!seen.isPeriodic() && !seen.synced().isEmpty()) {
      return new NotYet(Optional.empty());
    }
    var readAt = seen.readAt();
    if (seen.isNew() || readAt == null) {
      return new Due(seen.youngEnough(now));
    }
    if (seen.isEdited() || readAt.isAfter(now)) {
      return new Due(now);
    }
    if (seen.templatesChanged()) {
      return new Due(seen.youngEnough(now));
    }
    var next = readAt.plus(seen.interval());
    return next.isAfter(now) ? new NotYet(Optional.of(next)) : elapsed(seen, now);
  }

  private static RefreshDecision elapsed(Situation seen, Instant now) {
    return switch (WindowDecision.decide(seen.windows(), now)) {
      case WindowDecision.Permit _ -> new Due(seen.youngEnough(now));
      case WindowDecision.Block(var until) -> new NotYet(until);
    };
  }
}
