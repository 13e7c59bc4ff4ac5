package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentConditionBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import org.jspecify.annotations.Nullable;

/// The status of a Deployment, as `kubectl rollout status` reads it.
///
/// @param now for conditions that change
record DeploymentStatuses(String now) {

  private static final int DEADLINE = 600;

  Deployment of(Deployment deployment, List<ReplicaSet> sets, @Nullable ReplicaSet current) {
    var desired = deployment.getSpec().getReplicas();
    var available = sum(sets, set -> set.getStatus().getAvailableReplicas());
    var updated = current == null ? 0 : sum(List.of(current), set -> set.getStatus().getReplicas());
    var replicas = sum(sets, set -> set.getStatus().getReplicas());
    var before = deployment.getStatus() == null ? new DeploymentStatus() : deployment.getStatus();
    var status =
        new DeploymentStatusBuilder()
            .withObservedGeneration(deployment.getMetadata().getGeneration())
            .withReplicas(replicas)
            .withUpdatedReplicas(updated)
            .withReadyReplicas(sum(sets, set -> set.getStatus().getReadyReplicas()))
            .withAvailableReplicas(available)
            .withUnavailableReplicas(Math.max(0, Math.max(desired, replicas) - available));
    var missing = desired - available;
    var enough = missing <= Rollout.of(desired, "0", maxUnavailable(deployment)).maxUnavailable();
    status.addToConditions(
        condition(
            before,
            "Available",
            enough || desired == 0,
            enough || desired == 0 ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
            enough || desired == 0
                ? "Deployment has minimum availability."
                : "Deployment does not have minimum availability."));
    var complete =
        updated == desired && replicas == desired && available == desired && current != null;
    status.addToConditions(
        progressing(deployment, before, complete, current, updated + "/" + available));
    return new DeploymentBuilder(deployment).withStatus(status.build()).build();
  }

  private static String maxUnavailable(Deployment deployment) {
    var rolling =
        deployment.getSpec().getStrategy() == null
            ? null
            : deployment.getSpec().getStrategy().getRollingUpdate();
    var value = rolling == null ? null : rolling.getMaxUnavailable();
    return value == null ? "25%" : String.valueOf(value.getValue());
  }

  private static int sum(List<ReplicaSet> sets, Function<ReplicaSet, @Nullable Integer> part) {
    return sets.stream()
        .filter(set -> set.getStatus() != null)
        .mapToInt(set -> Objects.requireNonNullElse(part.apply(set), 0))
        .sum();
  }

  private DeploymentCondition progressing(
      Deployment deployment,
      DeploymentStatus before,
      boolean complete,
      @Nullable ReplicaSet current,
      String progress) {
    var set = current == null ? "" : current.getMetadata().getName();
    if (complete) {
      return condition(
          before,
          "Progressing",
          true,
          "NewReplicaSetAvailable",
          "ReplicaSet \"%s\" has successfully progressed.".formatted(set));
    }
    var known = find(before, "Progressing");
    var message = "ReplicaSet \"%s\" is progressing (%s).".formatted(set, progress);
    if (known != null
        && !known.getMessage().equals(message)
        && !known.getReason().equals("ProgressDeadlineExceeded")) {
      known = null;
    }
    if (known != null && late(deployment, known)) {
      return condition(
          before,
          "Progressing",
          false,
          "ProgressDeadlineExceeded",
          "ReplicaSet \"%s\" has timed out progressing.".formatted(set));
    }
    return known != null
        ? known
        : condition(before, "Progressing", true, "ReplicaSetUpdated", message).toBuilder()
            .withLastUpdateTime(now)
            .build();
  }

  private boolean late(Deployment deployment, DeploymentCondition known) {
    return known.getReason().equals("ProgressDeadlineExceeded")
        || !Instant.parse(now)
            .isBefore(Instant.parse(known.getLastUpdateTime()).plusSeconds(seconds(deployment)));
  }

  private static int seconds(Deployment deployment) {
    return Objects.requireNonNullElse(deployment.getSpec().getProgressDeadlineSeconds(), DEADLINE);
  }

  /// When to look whether it is late.
  static Optional<Duration> deadline(Deployment deployment) {
    return Optional.of(Duration.ofSeconds(seconds(deployment) + 1L));
  }

  private DeploymentCondition condition(
      DeploymentStatus before, String type, boolean holds, String reason, String message) {
    var known = find(before, type);
    var status = holds ? "True" : "False";
    if (known != null
        && known.getStatus().equals(status)
        && known.getReason().equals(reason)
        && known.getMessage().equals(message)) {
      return known;
    }
    var since =
        known != null && known.getStatus().equals(status) ? known.getLastTransitionTime() : now;
    return new DeploymentConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason)
        .withMessage(message)
        .withLastUpdateTime(now)
        .withLastTransitionTime(since)
        .build();
  }

  private static @Nullable DeploymentCondition find(DeploymentStatus status, String type) {
    return status.getConditions().stream()
        .filter(c -> c.getType().equals(type))
        .findFirst()
        .orElse(null);
  }
}
