package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSpec;

/// What can be said about a pod by looking at it.
final class Pods {

  private Pods() {}

  static String phase(Pod pod) {
    var phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return Objects.requireNonNullElse(phase, "Pending");
  }

  static boolean isOver(Pod pod) {
    return Set.of("Succeeded", "Failed").contains(phase(pod));
  }

  static Optional<PodCondition> condition(Pod pod, String type) {
    return pod.getStatus() == null
        ? Optional.empty()
        : pod.getStatus().getConditions().stream()
            .filter(c -> c.getType().equals(type))
            .findFirst();
  }

  static boolean isReady(Pod pod) {
    return condition(pod, "Ready").filter(c -> c.getStatus().equals("True")).isPresent();
  }

  /// Ready for that many seconds.
  static boolean isAvailable(Pod pod, int seconds, Instant now) {
    return isReady(pod) && !now.isBefore(availableAt(pod, seconds));
  }

  private static Instant availableAt(Pod pod, int seconds) {
    return Instant.parse(condition(pod, "Ready").orElseThrow().getLastTransitionTime())
        .plusSeconds(seconds);
  }

  /// When the next of them will be available.
  static Optional<Duration> nextAvailable(List<Pod> pods, int seconds, Instant now) {
    return pods.stream()
        .filter(Pods::isReady)
        .map(pod -> availableAt(pod, seconds))
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder())
        .map(at -> Duration.between(now, at).plusMillis(10));
  }

  static String serviceAccount(PodSpec spec) {
    var name = spec.getServiceAccountName();
    return name == null || name.isEmpty() ? "default" : name;
  }
}
