package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;

/// Schedules pods and runs them as virtual nodes do, without running anything: a pod that is not
/// refused, and whose Secrets and ConfigMaps are there, is Running after a moment, and Succeeded or
/// Failed when its containers say how they end (`sh -c "exit 3"`).
record Kubelet(Cluster cluster, Moments moments) implements Controller {

  /// What a pod's Secrets and ConfigMaps were when it started: they do not change under it.
  static final String STARTED_WITH = "simulator/started-with";

  private static final Duration UNTIL_LATER = Duration.ofSeconds(1);

  @Override
  public Optional<Duration> reconcile(String namespace, String name) {
    if (namespace.isEmpty()) {
      return Optional.empty(); // a node: pods that wait for one look again by themselves
    }
    var pod = cluster.client().pods().inNamespace(namespace).withName(name).get();
    if (pod == null || pod.getMetadata().getDeletionTimestamp() != null || Pods.isOver(pod)) {
      return Optional.empty();
    }
    var node = pod.getSpec().getNodeName();
    if (node == null || node.isEmpty()) {
      return schedule(pod);
    }
    if (PodStatuses.isRefused(pod)) {
      return Optional.empty();
    }
    return Pods.phase(pod).equals("Running") ? end(pod) : start(pod);
  }

  private Optional<Duration> schedule(Pod pod) {
    var counts =
        cluster.client().pods().inAnyNamespace().list().getItems().stream()
            .filter(p -> p.getSpec().getNodeName() != null && !Pods.isOver(p))
            .collect(Collectors.groupingBy(p -> p.getSpec().getNodeName(), Collectors.counting()));
    var nodes = cluster.client().nodes().list().getItems();
    return switch (Scheduling.choose(pod.getSpec(), nodes, counts)) {
      case Scheduling.Choice.On(var node) -> {
        edit(pod, p -> new PodBuilder(p).editSpec().withNodeName(node).endSpec().build());
        status(pod, statuses()::scheduled);
        cluster.normal(
            pod,
            "Scheduled",
            "Successfully assigned %s/%s to %s"
                .formatted(pod.getMetadata().getNamespace(), pod.getMetadata().getName(), node));
        yield Optional.of(Duration.ZERO);
      }
      case Scheduling.Choice.Nowhere(var why) -> {
        if (!why.equals(Pods.condition(pod, "PodScheduled").map(c -> c.getMessage()).orElse(""))) {
          status(pod, p -> statuses().unschedulable(p, why));
          cluster.warn(pod, "FailedScheduling", why);
        }
        yield Optional.of(UNTIL_LATER);
      }
    };
  }

  private Optional<Duration> start(Pod pod) {
    var since = Pods.condition(pod, "PodScheduled").map(c -> c.getLastTransitionTime());
    var refusals = Refusals.of(pod.getSpec());
    if (!refusals.isEmpty()) {
      var message = "Error creating pod: [" + String.join(", ", refusals) + "]";
      status(pod, p -> statuses().refused(p, message));
      cluster.warn(pod, "ProviderCreateFailed", message);
      return Optional.empty();
    }
    if (since.isEmpty()) {
      status(pod, statuses()::scheduled);
    }
    var left = moments.left("start " + pod.getMetadata().getUid());
    if (left.isPresent()) {
      return left;
    }
    var references = References.of(pod, cluster.client());
    if (references.forVolume().isPresent()) {
      var why = references.forVolume().get();
      wait(pod, "ContainerCreating", "", "FailedMount", "MountVolume.SetUp failed: " + why);
      return Optional.of(UNTIL_LATER);
    }
    if (references.forVariable().isPresent()) {
      var why = references.forVariable().get();
      wait(pod, "CreateContainerConfigError", why, "Failed", "Error: " + why);
      return Optional.of(UNTIL_LATER);
    }
    edit(
        pod,
        p ->
            new PodBuilder(p)
                .editMetadata()
                .addToAnnotations(STARTED_WITH, references.read().toString())
                .endMetadata()
                .build());
    status(pod, statuses()::running);
    cluster.normal(
        pod, "Started", "Started container " + pod.getSpec().getContainers().getFirst().getName());
    return end(pod);
  }

  private void wait(Pod pod, String reason, String message, String event, String told) {
    if (!reason.equals(PodStatuses.waitingFor(pod))) {
      status(pod, p -> statuses().waiting(p, reason, message));
    }
    cluster.warnOnce(pod, event, told);
  }

  private Optional<Duration> end(Pod pod) {
    var code = Endings.of(pod.getSpec());
    if (code.isEmpty()) {
      return Optional.empty();
    }
    var left = moments.left("end " + pod.getMetadata().getUid());
    if (left.isEmpty()) {
      status(pod, p -> statuses().ended(p, code.getAsInt()));
    }
    return left;
  }

  private PodStatuses statuses() {
    return new PodStatuses(cluster.now());
  }

  private void edit(Pod pod, UnaryOperator<Pod> change) {
    cluster
        .client()
        .pods()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .edit(change);
  }

  private void status(Pod pod, UnaryOperator<Pod> change) {
    cluster
        .client()
        .pods()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getMetadata().getName())
        .editStatus(change);
  }
}
