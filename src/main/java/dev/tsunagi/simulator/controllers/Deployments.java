package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;

/// Keeps a ReplicaSet for each template that a Deployment had, and moves its pods to the newest.
record Deployments(Cluster cluster) implements Controller {

  @Override
  public Optional<Duration> reconcile(String namespace, String name) {
    var deployments = cluster.client().apps().deployments().inNamespace(namespace);
    var deployment = deployments.withName(name).get();
    if (deployment == null || deployment.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    var owned = new OwnedSets(cluster, deployment);
    if (!Boolean.TRUE.equals(deployment.getSpec().getPaused())) {
      roll(deployment, owned);
    }
    var sets = owned.all();
    var current = owned.current(sets);
    current.ifPresent(set -> number(deployment, OwnedSets.revision(set)));
    var status = new DeploymentStatuses(cluster.now());
    deployments.withName(name).editStatus(d -> status.of(d, sets, current.orElse(null)));
    return DeploymentStatuses.deadline(deployment);
  }

  private void number(Deployment deployment, long revision) {
    if (revision != OwnedSets.revision(deployment)) {
      cluster
          .client()
          .apps()
          .deployments()
          .inNamespace(deployment.getMetadata().getNamespace())
          .withName(deployment.getMetadata().getName())
          .edit(
              d ->
                  new DeploymentBuilder(d)
                      .editMetadata()
                      .addToAnnotations(OwnedSets.REVISION, "" + revision)
                      .endMetadata()
                      .build());
    }
  }

  private static void roll(Deployment deployment, OwnedSets owned) {
    var sets = owned.all();
    var strategy = new Strategy(deployment);
    var current = current(owned, sets, strategy);
    if (!Stream.concat(sets.stream(), Stream.of(current)).allMatch(Deployments::hasActed)) {
      return;
    }
    var uid = current.getMetadata().getUid();
    var old = sets.stream().filter(set -> !set.getMetadata().getUid().equals(uid)).toList();
    strategy.next(current, old).forEach(owned::scale);
    owned.forget(old);
  }

  /// The set for the template of now: the newest by number, and made where there is none.
  private static ReplicaSet current(OwnedSets owned, List<ReplicaSet> sets, Strategy strategy) {
    var newest = sets.stream().mapToLong(OwnedSets::revision).max().orElse(0);
    var there = owned.current(sets);
    there
        .filter(set -> OwnedSets.revision(set) < newest)
        .ifPresent(set -> owned.annotate(set, newest + 1));
    return there.orElseGet(
        () -> owned.create(newest + 1, strategy.first(owned.currentName(), sets)));
  }

  /// Whether its status tells of the size that it was last given.
  private static boolean hasActed(ReplicaSet set) {
    return set.getStatus() != null
        && Objects.equals(
            set.getStatus().getObservedGeneration(), set.getMetadata().getGeneration());
  }
}
