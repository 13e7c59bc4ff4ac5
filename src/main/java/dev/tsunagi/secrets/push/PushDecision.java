package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.secrets.pipeline.SyncedResourceVersion;
import org.jspecify.annotations.Nullable;

/// Whether a PushSecret is to be pushed now. Pure; ESO's rules in ESO's order, and two of ours:
/// what failed, or comes from a Secret that changed, is due at once.
public sealed interface PushDecision {

  record Due() implements PushDecision {}

  /// Look again at `when`, or when something changes.
  record NotYet(Optional<Instant> when) implements PushDecision {}

  /// What the decision rests on.
  ///
  /// @param synced the state of the PushSecret at its last success, empty before the first
  /// @param current its state now
  /// @param pushedAt when that success was, or null
  /// @param isReady whether the last run was a success
  /// @param sourceChanged whether a Secret is known to have changed since
  record Situation(
      String synced,
      String current,
      Duration interval,
      @Nullable Instant pushedAt,
      boolean isReady,
      boolean sourceChanged) {

    /// What the object itself tells, which is all that there is at a first look.
    static Situation onRecord(PushSecret primary, String current) {
      var status = primary.getStatus();
      return new Situation(
          status.syncedResourceVersion(),
          current,
          primary.getSpec().refreshInterval().toDuration(),
          status.refreshTime(),
          Conditions.holds(status.conditions(), PushSecretStatuses.READY),
          false);
    }

    /// When it is known that it was pushed at `when`.
    Situation after(Instant when, boolean changedSince) {
      return new Situation(synced, current, interval, when, isReady, changedSince);
    }
  }

  /// Whether a first look at one that another operator pushed would push it again at once.
  static boolean isDue(PushSecret primary, Instant now) {
    var current = SyncedResourceVersion.of(primary.getMetadata());
    return decide(Situation.onRecord(primary, current), now) instanceof Due;
  }

  static PushDecision decide(Situation seen, Instant now) {
    if (!seen.synced().equals(seen.current())) {
      return new Due();
    }
    if (!seen.interval().isPositive()) {
      return new NotYet(Optional.empty());
    }
    var pushedAt = seen.pushedAt();
    if (pushedAt == null || pushedAt.isAfter(now) || !seen.isReady() || seen.sourceChanged()) {
      return new Due();
    }
    var next = pushedAt.plus(seen.interval());
    return next.isAfter(now) ? new NotYet(Optional.of(next)) : new Due();
  }
}
