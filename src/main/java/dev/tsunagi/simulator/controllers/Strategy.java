package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import org.jspecify.annotations.Nullable;

/// How a Deployment wants its pods replaced: by a rolling update, or all at once. It gives the
/// sizes that its ReplicaSets get next, by name. Pure.
record Strategy(Deployment deployment) {

  /// The size of the set that is about to be made.
  int first(String name, List<ReplicaSet> old) {
    var waits = recreates() && old.stream().anyMatch(set -> set.getSpec().getReplicas() > 0);
    return waits ? 0 : roll(new Rollout.Size(name, 0, 0), old).getOrDefault(name, 0);
  }

  Map<String, Integer> next(ReplicaSet current, List<ReplicaSet> old) {
    return recreates() ? recreate(current, old) : roll(size(current), old);
  }

  private boolean recreates() {
    var strategy = deployment.getSpec().getStrategy();
    return strategy != null && "Recreate".equals(strategy.getType());
  }

  private Map<String, Integer> roll(Rollout.Size current, List<ReplicaSet> old) {
    var rolling =
        deployment.getSpec().getStrategy() == null
            ? null
            : deployment.getSpec().getStrategy().getRollingUpdate();
    return Rollout.of(
            deployment.getSpec().getReplicas(),
            text(rolling == null ? null : rolling.getMaxSurge()),
            text(rolling == null ? null : rolling.getMaxUnavailable()))
        .next(current, old.stream().map(Strategy::size).toList());
  }

  private static String text(@Nullable IntOrString value) {
    return value == null ? "25%" : String.valueOf(value.getValue());
  }

  private static Rollout.Size size(ReplicaSet set) {
    var available = set.getStatus() == null ? null : set.getStatus().getAvailableReplicas();
    return new Rollout.Size(
        set.getMetadata().getName(),
        set.getSpec().getReplicas(),
        Objects.requireNonNullElse(available, 0));
  }

  private Map<String, Integer> recreate(ReplicaSet current, List<ReplicaSet> old) {
    var sizes = new LinkedHashMap<String, Integer>();
    old.stream()
        .filter(set -> set.getSpec().getReplicas() > 0)
        .forEach(set -> sizes.put(set.getMetadata().getName(), 0));
    var gone =
        old.stream().allMatch(set -> set.getStatus() == null || set.getStatus().getReplicas() == 0);
    if (sizes.isEmpty()
        && gone
        && !current.getSpec().getReplicas().equals(deployment.getSpec().getReplicas())) {
      sizes.put(current.getMetadata().getName(), deployment.getSpec().getReplicas());
    }
    return sizes;
  }
}
