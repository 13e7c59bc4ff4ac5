package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.OsokStatus;

/// The status in the words of OSOK v1, with its condition types and its place, but true: the last
/// condition is the one that holds, and the only one.
final class OsokStatuses {

  private OsokStatuses() {}

  static OsokStatus of(OsokStatus before, Findings found, Verdict verdict, Instant now) {
    var type = type(found, verdict);
    return new OsokStatus(
        type.map(t -> conditions(before.conditions(), t, verdict, now)).orElse(before.conditions()),
        ocid(before, found),
        verdict.synced().holds() ? "" : verdict.synced().message(),
        verdict.synced().holds() ? "" : verdict.synced().reason(),
        before.createdAt() == null && isReady(verdict) ? now : before.createdAt(),
        before.updatedAt(),
        before.requestedAt() == null && found.pledge() != null
            ? found.pledge().since()
            : before.requestedAt(),
        before.deletedAt());
  }

  /// What an operator before us left is all that keeps us from making another resource: it stays
  /// until we know of one ourselves.
  private static String ocid(OsokStatus before, Findings found) {
    return found.id().isEmpty() && found.pledge() == null ? before.ocid() : found.id();
  }

  private static boolean isReady(Verdict verdict) {
    return verdict.ready().filter(Verdict.Says::holds).isPresent();
  }

  private static Optional<String> type(Findings found, Verdict verdict) {
    var facts = found.facts();
    if (facts == null) {
      return Optional.of(isUnderWay(verdict) ? "Provisioning" : "Failed");
    }
    return switch (facts.lifecycle()) {
      case CHANGING -> Optional.of(facts.state().equals("UPDATING") ? "Updating" : "Provisioning");
      case READY -> Optional.of(ready(verdict));
      case STOPPED -> Optional.empty();
      case DELETING, DELETED -> Optional.of("Terminating");
      case BROKEN -> Optional.of("Failed");
    };
  }

  /// What waits for something of ours has not failed.
  private static boolean isUnderWay(Verdict verdict) {
    return verdict.synced().holds() || verdict.synced().reason().equals("Pending");
  }

  /// It is up; whether it can be used through this object is another question.
  private static String ready(Verdict verdict) {
    var usable = verdict.ready().map(Verdict.Says::holds).orElse(true);
    return usable ? "Active" : isUnderWay(verdict) ? "Provisioning" : "Failed";
  }

  private static List<Condition> conditions(
      List<Condition> before, String type, Verdict verdict, Instant now) {
    var said = verdict.ready().orElse(verdict.synced());
    var last = before.isEmpty() ? null : before.getLast();
    var since =
        last != null && last.type().equals(type) && last.status().equals("True")
            ? last.lastTransitionTime()
            : now;
    var current = new Condition(type, "True", said.reason(), said.message(), since);
    return Stream.concat(
            before.stream().filter(c -> !c.type().equals(type)).map(c -> over(c, now)),
            Stream.of(current))
        .toList();
  }

  private static Condition over(Condition earlier, Instant now) {
    return earlier.status().equals("False")
        ? earlier
        : new Condition(earlier.type(), "False", earlier.reason(), earlier.message(), now);
  }
}
