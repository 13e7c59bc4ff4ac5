package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetStatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Keeps as many pods as a ReplicaSet asks for. Failed ones are replaced.
record ReplicaSets(Cluster cluster) implements Controller {

  @Override
  public Optional<Duration> reconcile(String namespace, String name) {
    var sets = cluster.client().apps().replicaSets().inNamespace(namespace);
    var set = sets.withName(name).get();
    if (set == null || set.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    var pods = living(set);
    var failure = fit(set, pods);
    var after = living(set);
    sets.withName(name).editStatus(s -> withStatus(s, after, failure));
    return failure.isEmpty()
        ? Pods.nextAvailable(after, minReady(set), cluster.clock().instant())
        : Optional.of(Duration.ofSeconds(1));
  }

  private List<Pod> living(ReplicaSet set) {
    return cluster.pods(set).stream().filter(pod -> !Pods.isOver(pod)).toList();
  }

  private static int minReady(ReplicaSet set) {
    return Objects.requireNonNullElse(set.getSpec().getMinReadySeconds(), 0);
  }

  /// What keeps pods from being made; empty when nothing does.
  private String fit(ReplicaSet set, List<Pod> pods) {
    var desired = set.getSpec().getReplicas();
    // Those that serve least go first.
    pods.stream()
        .sorted(
            Comparator.comparing(Pods::isReady)
                .thenComparing(
                    Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                        .reversed()))
        .limit(Math.max(0, pods.size() - desired))
        .forEach(
            pod -> {
              cluster.client().resource(pod).delete();
              cluster.normal(
                  set, "SuccessfulDelete", "Deleted pod: " + pod.getMetadata().getName());
            });
    for (var i = pods.size(); i < desired; i++) {
      var failure = create(set);
      if (!failure.isEmpty()) {
        cluster.warn(set, "FailedCreate", "Error creating: " + failure);
        return failure;
      }
    }
    return "";
  }

  private String create(ReplicaSet set) {
    var template = set.getSpec().getTemplate();
    var account = Pods.serviceAccount(template.getSpec());
    var namespace = set.getMetadata().getNamespace();
    if (cluster.client().serviceAccounts().inNamespace(namespace).withName(account).get() == null) {
      return "pods \"%s-\" is forbidden: error looking up service account %s/%s: serviceaccount \"%s\" not found"
          .formatted(set.getMetadata().getName(), namespace, account, account);
    }
    try {
      cluster.createPod(set, template, "", pod -> pod);
      return "";
    } catch (KubernetesClientException e) {
      return String.valueOf(e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage());
    }
  }

  private ReplicaSet withStatus(ReplicaSet set, List<Pod> pods, String failure) {
    var now = cluster.clock().instant();
    var status =
        new ReplicaSetStatusBuilder()
            .withObservedGeneration(set.getMetadata().getGeneration())
            .withReplicas(pods.size())
            .withFullyLabeledReplicas(pods.size())
            .withReadyReplicas((int) pods.stream().filter(Pods::isReady).count())
            .withAvailableReplicas(
                (int) pods.stream().filter(p -> Pods.isAvailable(p, minReady(set), now)).count());
    if (!failure.isEmpty()) {
      status
          .addNewCondition()
          .withType("ReplicaFailure")
          .withStatus("True")
          .withReason("FailedCreate")
          .withMessage(failure)
          .endCondition();
    }
    return new ReplicaSetBuilder(set).withStatus(status.build()).build();
  }
}
