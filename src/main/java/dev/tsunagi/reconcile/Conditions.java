package dev.tsunagi.reconcile;

import module java.base;

import dev.tsunagi.api.common.Condition;

/// Merges one condition into those on record. Pure.
public final class Conditions {

  private Conditions() {}

  /// The conditions with `type` as given. The time of transition is kept while the status stays;
  /// a condition that changes in any way moves to the end, as ESO has it.
  public static List<Condition> with(
      List<Condition> before,
      String type,
      boolean holds,
      String reason,
      String message,
      Instant now) {
    var status = holds ? "True" : "False";
    var old = find(before, type);
    var since =
        old.filter(c -> c.status().equals(status)).map(Condition::lastTransitionTime).orElse(now);
    var fresh = new Condition(type, status, reason, message, since);
    if (old.filter(fresh::equals).isPresent()) {
      return before;
    }
    return Stream.concat(before.stream().filter(c -> !c.type().equals(type)), Stream.of(fresh))
        .toList();
  }

  public static Optional<Condition> find(List<Condition> conditions, String type) {
    return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
  }

  /// Whether the condition is on record and `True`.
  public static boolean holds(List<Condition> conditions, String type) {
    return find(conditions, type).filter(c -> c.status().equals("True")).isPresent();
  }
}
