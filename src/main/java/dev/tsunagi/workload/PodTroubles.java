package dev.tsunagi.workload;

import module java.base;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;

/// Why pods do not run, in the words of the scheduler and of the nodes. Pure.
final class PodTroubles {

  private static final int TOLD = 3;

  /// What a pod that starts waits for anyway.
  private static final Set<String> USUAL = Set.of("", "ContainerCreating", "PodInitializing");

  private static final String NO_ADDRESS =
      "; on virtual nodes that often means that the subnet of the pods has no free address: see"
          + " status.addresses of the VirtualNodePool";

  private PodTroubles() {}

  /// Each trouble once, with a pod that has it; empty when there is none, or none is known yet.
  static String of(List<Pod> pods) {
    var found = new LinkedHashMap<String, List<String>>();
    pods.stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null && pod.getStatus() != null)
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .forEach(
            pod ->
                trouble(pod)
                    .ifPresent(
                        why ->
                            found
                                .computeIfAbsent(why, _ -> new ArrayList<>())
                                .add(pod.getMetadata().getName())));
    return found.entrySet().stream()
        .limit(TOLD)
        .map(entry -> names(entry.getValue()) + ": " + entry.getKey())
        .collect(Collectors.joining("; "));
  }

  private static String names(List<String> pods) {
    return pods.size() == 1
        ? "pod " + pods.getFirst()
        : "pod %s and %d more".formatted(pods.getFirst(), pods.size() - 1);
  }

  private static Optional<String> trouble(Pod pod) {
    return refused(pod)
        .or(() -> unscheduled(pod))
        .or(
            () ->
                pod.getStatus().getContainerStatuses().stream()
                    .flatMap(container -> trouble(container).stream())
                    .findFirst());
  }

  /// The provider of virtual nodes gives its reason for the pod as a whole.
  private static Optional<String> refused(Pod pod) {
    return words(pod.getStatus().getReason(), pod.getStatus().getMessage());
  }

  private static Optional<String> unscheduled(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(c -> c.getType().equals("PodScheduled") && c.getStatus().equals("False"))
        .findFirst()
        .map(PodCondition::getMessage)
        .map(why -> why.contains("Insufficient cpu") ? why + NO_ADDRESS : why);
  }

  private static Optional<String> trouble(ContainerStatus container) {
    var state = container.getState();
    var ended =
        state != null && state.getTerminated() != null
            ? state.getTerminated()
            : container.getLastState() == null ? null : container.getLastState().getTerminated();
    if (state != null && state.getWaiting() != null) {
      var waiting = state.getWaiting();
      var exit =
          ended == null ? "" : " (it ended with exit code %d)".formatted(ended.getExitCode());
      return words(waiting.getReason(), waiting.getMessage())
          .map(why -> "container %s: %s%s".formatted(container.getName(), why, exit));
    }
    return Optional.ofNullable(ended)
        .filter(end -> end.getExitCode() != 0 && !Boolean.TRUE.equals(container.getReady()))
        .map(
            end ->
                "container %s ended with exit code %d"
                    .formatted(container.getName(), end.getExitCode()));
  }

  private static Optional<String> words(String reason, String message) {
    var why = Objects.requireNonNullElse(reason, "");
    var says = Objects.requireNonNullElse(message, "");
    if (USUAL.contains(why) && says.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(says.isEmpty() ? why : why.isEmpty() ? says : why + ": " + says);
  }
}
