package dev.tsunagi.workload;

import module java.base;

/// Since when workloads have pods without the latest contents of their Secrets. Lost when the
/// operator stops: then the time of gathering begins anew. Safe for use by several threads.
final class ContentChanges {

  private final Map<String, Instant> seen = new ConcurrentHashMap<>();

  /// When the first change was seen that the pods do not have.
  Instant since(String workload, Instant now) {
    return seen.computeIfAbsent(workload, _ -> now);
  }

  /// The pods have everything.
  void none(String workload) {
    seen.remove(workload);
  }
}
