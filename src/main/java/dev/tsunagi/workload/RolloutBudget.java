package dev.tsunagi.workload;

import module java.base;

/// How many workloads replace their pods at a time because a bound Secret changed. First come,
/// first served. Safe for use by several threads.
///
/// Without it a password that 200 workloads share would restart all of them at once, against one
/// database and one pod subnet.
public final class RolloutBudget {

  /// Who stopped asking is gone.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /// A rollout that does not end does not hold its place for ever.
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final int size;
  private final Map<String, Instant> waiting = new LinkedHashMap<>();
  private final Map<String, Instant> rolling = new LinkedHashMap<>();

  public RolloutBudget(int size) {
    this.size = size;
  }

  /// Whether it is this workload's turn. Who is told no keeps its place in the queue.
  synchronized boolean mayRoll(String uid, Instant now) {
    tidy(now);
    if (rolling.containsKey(uid)) {
      return true;
    }
    waiting.put(uid, now);
    var ahead = waiting.keySet().stream().takeWhile(other -> !other.equals(uid)).count();
    if (ahead >= size - rolling.size()) {
      return false;
    }
    waiting.remove(uid);
    rolling.put(uid, now);
    return true;
  }

  /// How many come before this one.
  synchronized int ahead(String uid) {
    return (int) waiting.keySet().stream().takeWhile(other -> !other.equals(uid)).count();
  }

  /// It is under way, as is seen when the operator starts.
  synchronized void isRolling(String uid, Instant now) {
    waiting.remove(uid);
    rolling.putIfAbsent(uid, now);
  }

  /// The pods are replaced, or need not be. Returns who comes next, if there is room now.
  synchronized List<String> done(String uid) {
    waiting.remove(uid);
    if (rolling.remove(uid) == null) {
      return List.of();
    }
    return waiting.keySet().stream().limit(Math.max(0, size - rolling.size())).toList();
  }

  private void tidy(Instant now) {
    waiting.values().removeIf(asked -> asked.plus(PATIENCE).isBefore(now));
    rolling.values().removeIf(began -> began.plus(LONGEST).isBefore(now));
  }
}
