package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.engine.Verdict.Says;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Reasons;

/// What the status of every kind says.
final class ProvisionedStatuses {

  static final String READY = "Ready";
  static final String SYNCED = "Synced";

  /// After these the resource cannot be used, or must not be through this object.
  private static final Set<String> UNUSABLE =
      Set.of(
          "ExternalResourceLost", "ExternalResourceFailed", "OwnedByAnother", "OwnershipUnknown");

  private ProvisionedStatuses() {}

  static ProvisionedStatus of(
      ProvisionedStatus before, Findings found, Verdict verdict, long generation, Instant now) {
    var facts = found.facts();
    var state = facts == null ? before.lifecycleState() : facts.state();
    var scaled = found.shown().scaled();
    return new ProvisionedStatus(
        found.id(),
        found.origin(),
        found.id().isEmpty() ? "" : state,
        found.shown().attributes(),
        facts == null ? before.drift() : facts.drift().fields(),
        found.work(),
        found.binding().isEmpty() ? BindingRef.NONE : new BindingRef(found.binding()),
        conditions(before.conditions(), verdict, now),
        generation,
        found.pledge(),
        found.credentials(),
        scaled.size(),
        scaled.readyNodes(),
        scaled.selector(),
        scaled.nodes(),
        scaled.addresses(),
        OsokStatuses.of(before.status(), found, verdict, now));
  }

  private static List<Condition> conditions(List<Condition> before, Verdict verdict, Instant now) {
    var synced = with(before, SYNCED, verdict.synced(), now);
    return verdict.ready().map(ready -> with(synced, READY, ready, now)).orElse(synced);
  }

  private static List<Condition> with(List<Condition> before, String type, Says says, Instant now) {
    return Conditions.with(before, type, says.holds(), says.reason(), says.message(), now);
  }

  /// A failure makes a resource unready only if it says so much, or if it never was ready.
  static Verdict failed(ProvisionedStatus before, Failure failure) {
    return failed(before, new Says(false, reason(failure), failure.message()));
  }

  static Verdict failed(ProvisionedStatus before, Says says) {
    var wasReady = Conditions.holds(before.conditions(), READY);
    return new Verdict(
        UNUSABLE.contains(says.reason()) || !wasReady ? Optional.of(says) : Optional.empty(), says);
  }

  static String reason(Failure failure) {
    return Reasons.of(failure, "OciUnavailable");
  }

  /// OCI's `NEEDS_ATTENTION` as a reason: `NeedsAttention`.
  static String camelCase(String state) {
    return Stream.of(state.split("_"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
        .collect(Collectors.joining());
  }
}
