package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/// Keeps pods with numbers, one after the other; changed ones are replaced from the last down.
record StatefulSets(Cluster cluster) implements Controller {

  private static final String REVISION = "controller-revision-hash";

  @Override
  public Optional<Duration> reconcile(String namespace, String name) {
    var sets = cluster.client().apps().statefulSets().inNamespace(namespace);
    var set = sets.withName(name).get();
    if (set == null || set.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    var revision = name + "-" + Cluster.hash(Serialization.asJson(set.getSpec().getTemplate()));
    step(set, revision, cluster.pods(set));
    var after = cluster.pods(set);
    sets.withName(name).editStatus(s -> withStatus(s, revision, after));
    return Optional.empty();
  }

  private void step(StatefulSet set, String revision, List<Pod> pods) {
    var parallel = "Parallel".equals(set.getSpec().getPodManagementPolicy());
    for (var i = 0; i < set.getSpec().getReplicas(); i++) {
      var pod = find(set, pods, i);
      if (pod.isEmpty()) {
        create(set, revision, i);
      }
      if (!parallel && pod.filter(Pods::isReady).isEmpty()) {
        return;
      }
    }
    var extra = pods.stream().filter(pod -> number(pod) >= set.getSpec().getReplicas());
    var outdated =
        pods.stream()
            .filter(pod -> pods.stream().allMatch(Pods::isReady))
            .filter(
                pod -> !revision.equals(Cluster.copy(pod.getMetadata().getLabels()).get(REVISION)));
    Stream.of(extra, outdated)
        .map(some -> some.max(Comparator.comparingInt(StatefulSets::number)))
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(pod -> cluster.client().resource(pod).delete());
  }

  private static Optional<Pod> find(StatefulSet set, List<Pod> pods, int number) {
    var name = set.getMetadata().getName() + "-" + number;
    return pods.stream().filter(pod -> pod.getMetadata().getName().equals(name)).findFirst();
  }

  private static int number(Pod pod) {
    return Integer.parseInt(pod.getMetadata().getName().replaceFirst(".*-", ""));
  }

  // A real controller also sets spec.hostname; the refusals of a virtual node must not see that.
  private void create(StatefulSet set, String revision, int number) {
    var name = set.getMetadata().getName() + "-" + number;
    cluster.createPod(
        set,
        set.getSpec().getTemplate(),
        name,
        pod ->
            new PodBuilder(pod.build())
                .editMetadata()
                .addToLabels(REVISION, revision)
                .addToLabels("statefulset.kubernetes.io/pod-name", name)
                .addToLabels("apps.kubernetes.io/pod-index", "" + number)
                .endMetadata());
    cluster.normal(set, "SuccessfulCreate", "create Pod " + name + " in StatefulSet successful");
  }

  private static StatefulSet withStatus(StatefulSet set, String revision, List<Pod> pods) {
    var ready = (int) pods.stream().filter(Pods::isReady).count();
    var updated =
        (int)
            pods.stream()
                .filter(
                    pod ->
                        revision.equals(Cluster.copy(pod.getMetadata().getLabels()).get(REVISION)))
                .count();
    var before =
        set.getStatus() == null || set.getStatus().getCurrentRevision() == null
            ? revision
            : set.getStatus().getCurrentRevision();
    var done =
        updated == pods.size() && pods.size() == set.getSpec().getReplicas() && ready == updated;
    return new StatefulSetBuilder(set)
        .withStatus(
            new StatefulSetStatusBuilder()
                .withObservedGeneration(set.getMetadata().getGeneration())
                .withReplicas(pods.size())
                .withReadyReplicas(ready)
                .withAvailableReplicas(ready)
                .withUpdatedReplicas(updated)
                .withCurrentReplicas(done ? updated : pods.size() - updated)
                .withUpdateRevision(revision)
                .withCurrentRevision(done ? revision : before)
                .withCollisionCount(0)
                .build())
        .build();
  }
}
