package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/// The ReplicaSets of one Deployment: one for each template that it had, numbered by revisions.
record OwnedSets(Cluster cluster, Deployment deployment) {

  static final String REVISION = "deployment.kubernetes.io/revision";
  private static final String HASH = "pod-template-hash";

  /// The oldest first.
  List<ReplicaSet> all() {
    return cluster
        .client()
        .apps()
        .replicaSets()
        .inNamespace(deployment.getMetadata().getNamespace())
        .list()
        .getItems()
        .stream()
        .filter(set -> Cluster.controls(deployment, set))
        .sorted(Comparator.comparingLong(OwnedSets::revision))
        .toList();
  }

  static long revision(HasMetadata object) {
    return Long.parseLong(
        Cluster.copy(object.getMetadata().getAnnotations()).getOrDefault(REVISION, "0"));
  }

  /// Of the set for the template that the Deployment has now.
  String currentName() {
    return deployment.getMetadata().getName() + "-" + hash();
  }

  private String hash() {
    return Cluster.hash(Serialization.asJson(template()));
  }

  private PodTemplateSpec template() {
    return deployment.getSpec().getTemplate();
  }

  Optional<ReplicaSet> current(List<ReplicaSet> sets) {
    var name = currentName();
    return sets.stream().filter(set -> set.getMetadata().getName().equals(name)).findFirst();
  }

  /// One for the template that the Deployment has now.
  ReplicaSet create(long revision, int size) {
    var set =
        new ReplicaSetBuilder()
            .withMetadata(metadata(revision))
            .withNewSpec()
            .withReplicas(size)
            .withMinReadySeconds(deployment.getSpec().getMinReadySeconds())
            .withSelector(
                deployment.getSpec().getSelector().edit().addToMatchLabels(HASH, hash()).build())
            .withTemplate(
                template()
                    .edit()
                    .editOrNewMetadata()
                    .addToLabels(HASH, hash())
                    .endMetadata()
                    .build())
            .endSpec()
            .build();
    cluster.normal(deployment, "ScalingReplicaSet", "Created replica set " + currentName());
    return cluster.client().resource(set).create();
  }

  private ObjectMeta metadata(long revision) {
    var metadata = Cluster.metadata(deployment, template().getMetadata());
    metadata.setName(currentName());
    metadata.getLabels().put(HASH, hash());
    metadata.setAnnotations(new TreeMap<>(Map.of(REVISION, "" + revision)));
    return metadata;
  }

  void annotate(ReplicaSet set, long revision) {
    cluster
        .client()
        .resource(set)
        .edit(
            s ->
                new ReplicaSetBuilder(s)
                    .editMetadata()
                    .addToAnnotations(REVISION, "" + revision)
                    .endMetadata()
                    .build());
  }

  void scale(String set, int size) {
    cluster
        .client()
        .apps()
        .replicaSets()
        .inNamespace(deployment.getMetadata().getNamespace())
        .withName(set)
        .edit(s -> new ReplicaSetBuilder(s).editSpec().withReplicas(size).endSpec().build());
    cluster.normal(
        deployment, "ScalingReplicaSet", "Scaled replica set %s to %d".formatted(set, size));
  }

  /// Deletes those of `old` beyond the limit of the history.
  void forget(List<ReplicaSet> old) {
    var limit = Objects.requireNonNullElse(deployment.getSpec().getRevisionHistoryLimit(), 10);
    var empty = old.stream().filter(set -> set.getSpec().getReplicas() == 0).toList();
    empty.stream()
        .limit(Math.max(0, empty.size() - limit))
        .forEach(set -> cluster.client().resource(set).delete());
  }
}
