package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodReadinessGate;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import org.jspecify.annotations.Nullable;

/// The status of a pod in each of its states.
///
/// @param now for what changes
record PodStatuses(String now) {

  private static final String REFUSED = "ProviderFailed";

  static boolean isRefused(Pod pod) {
    return pod.getStatus() != null && REFUSED.equals(pod.getStatus().getReason());
  }

  /// Why the first container does not run; empty when it does, or nobody knows.
  static String waitingFor(Pod pod) {
    return pod.getStatus() == null
        ? ""
        : pod.getStatus().getContainerStatuses().stream()
            .filter(c -> c.getState() != null && c.getState().getWaiting() != null)
            .map(c -> c.getState().getWaiting().getReason())
            .findFirst()
            .orElse("");
  }

  Pod unschedulable(Pod pod, String why) {
    return with(
        pod,
        "Pending",
        List.of(condition(pod, "PodScheduled", false, "Unschedulable", why)),
        s -> s);
  }

  Pod scheduled(Pod pod) {
    return waiting(pod, "ContainerCreating", "");
  }

  Pod waiting(Pod pod, String reason, String message) {
    var state =
        new ContainerStateBuilder()
            .withNewWaiting(message.isEmpty() ? null : message, reason)
            .build();
    return with(
        pod,
        "Pending",
        conditions(pod, false),
        s -> s.withContainerStatuses(containers(pod, state, false)));
  }

  /// The virtual kubelet gives up on pods that are not restarted; others stay as they are.
  Pod refused(Pod pod, String message) {
    var phase = "Never".equals(pod.getSpec().getRestartPolicy()) ? "Failed" : "Pending";
    return with(
        pod,
        phase,
        conditions(pod, false),
        s -> s.withReason(REFUSED).withMessage(message).withContainerStatuses(List.of()));
  }

  Pod running(Pod pod) {
    var state =
        new ContainerStateBuilder().withNewRunning().withStartedAt(now).endRunning().build();
    var address = address(pod);
    return with(
        pod,
        "Running",
        conditions(pod, true),
        s ->
            s.withStartTime(now)
                .withHostIP(pod.getSpec().getNodeName())
                .withPodIP(address)
                .withPodIPs()
                .addNewPodIP(address)
                .withContainerStatuses(containers(pod, state, true)));
  }

  Pod ended(Pod pod, int code) {
    var reason = code == 0 ? "Completed" : "Error";
    var state =
        new ContainerStateBuilder()
            .withNewTerminated()
            .withExitCode(code)
            .withReason(reason)
            .withFinishedAt(now)
            .endTerminated()
            .build();
    return with(
        pod,
        code == 0 ? "Succeeded" : "Failed",
        conditions(pod, false),
        s -> s.withContainerStatuses(containers(pod, state, false)));
  }

  private static Pod with(
      Pod pod, String phase, List<PodCondition> conditions, UnaryOperator<PodStatusBuilder> more) {
    var before = pod.getStatus() == null ? new PodStatus() : pod.getStatus();
    var kept =
        before.getConditions().stream()
            .filter(c -> conditions.stream().noneMatch(n -> n.getType().equals(c.getType())));
    var status =
        new PodStatusBuilder(before)
            .withPhase(phase)
            .withReason(null)
            .withMessage(null)
            .withQosClass("Guaranteed")
            .withConditions(Stream.concat(kept, conditions.stream()).toList());
    return new PodBuilder(pod).withStatus(more.apply(status).build()).build();
  }

  private List<PodCondition> conditions(Pod pod, boolean containersReady) {
    var gates = pod.getSpec().getReadinessGates().stream().map(PodReadinessGate::getConditionType);
    var open =
        gates.allMatch(
            gate ->
                Pods.condition(pod, gate).filter(c -> c.getStatus().equals("True")).isPresent());
    var not = containersReady ? "ReadinessGatesNotReady" : "ContainersNotReady";
    return List.of(
        condition(pod, "PodScheduled", true, null, null),
        condition(pod, "Initialized", true, null, null),
        condition(pod, "ContainersReady", containersReady, containersReady ? null : not, null),
        condition(
            pod, "Ready", containersReady && open, containersReady && open ? null : not, null));
  }

  private PodCondition condition(
      Pod pod, String type, boolean holds, @Nullable String reason, @Nullable String message) {
    var status = holds ? "True" : "False";
    var since =
        Pods.condition(pod, type)
            .filter(known -> known.getStatus().equals(status))
            .map(PodCondition::getLastTransitionTime)
            .orElse(now);
    return new PodConditionBuilder()
        .withType(type)
        .withStatus(status)
        .withReason(reason)
        .withMessage(message)
        .withLastTransitionTime(since)
        .build();
  }

  private static List<ContainerStatus> containers(Pod pod, ContainerState state, boolean ready) {
    return pod.getSpec().getContainers().stream().map(c -> container(c, state, ready)).toList();
  }

  private static ContainerStatus container(
      Container container, ContainerState state, boolean ready) {
    return new ContainerStatusBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withImageID("")
        .withRestartCount(0)
        .withReady(ready)
        .withStarted(ready)
        .withState(state)
        .build();
  }

  /// One of its own, the same whenever it is asked for.
  private static String address(Pod pod) {
    var hash = pod.getMetadata().getUid().hashCode() & 0xFFFF;
    return "10.0.%d.%d".formatted(32 + (hash >> 8) % 32, 2 + (hash & 0xFF) % 250);
  }
}
