package dev.tsunagi.workload;

import module java.base;

import io.javaoperatorsdk.operator.processing.event.ResourceID;

/// Which workloads use which Secrets, as found out when they were last looked at. A workload that
/// is gone is left out by whoever asks, and forgotten then.
final class SecretUsers {

  private final Map<String, Set<ResourceID>> users = new HashMap<>();
  private final Map<ResourceID, Set<String>> used = new HashMap<>();

  /// From now on the workload uses these, and no others.
  synchronized void uses(ResourceID workload, Set<String> secrets) {
    var before = used.getOrDefault(workload, Set.of());
    if (before.equals(secrets)) {
      return;
    }
    forget(workload);
    used.put(workload, Set.copyOf(secrets));
    secrets.forEach(s -> users.computeIfAbsent(s, _ -> new HashSet<>()).add(workload));
  }

  synchronized void forget(ResourceID workload) {
    for (var secret : used.getOrDefault(workload, Set.of())) {
      var others = users.getOrDefault(secret, Set.of());
      others.remove(workload);
      if (others.isEmpty()) {
        users.remove(secret);
      }
    }
    used.remove(workload);
  }

  synchronized Set<ResourceID> of(String secret) {
    return Set.copyOf(users.getOrDefault(secret, Set.of()));
  }
}
