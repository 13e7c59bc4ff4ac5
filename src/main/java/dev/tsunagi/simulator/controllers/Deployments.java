package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSetBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.jspecify.annotations.Nullable;

/// Keeps a ReplicaSet for each template that a Deployment had, and moves its pods to the newest.
record Deployments(Cluster cluster) implements Controller {

  private static final String REVISION = "deployment.kubernetes.io/revision";
  private static final String HASH = "pod-template-hash";

  @Override
  public Optional<Duration> reconcile(String namespace, String name) {
    var deployments = cluster.client().apps().deployments().inNamespace(namespace);
    var deployment = deployments.withName(name).get();
    if (deployment == null || deployment.getMetadata().getDeletionTimestamp() != null) {
      return Optional.empty();
    }
    var sets = sets(deployment);
    if (!Boolean.TRUE.equals(deployment.getSpec().getPaused())) {
      roll(deployment, sets);
      sets = sets(deployment);
    }
    var current = current(deployment, sets);
    if (current != null) {
      var revision = revision(current);
      if (revision != revision(deployment)) {
        deployments
            .withName(name)
            .edit(
                d ->
                    new DeploymentBuilder(d)
                        .editMetadata()
                        .addToAnnotations(REVISION, "" + revision)
                        .endMetadata()
                        .build());
      }
    }
    var status = new DeploymentStatuses(cluster.now());
    var all = sets;
    deployments.withName(name).editStatus(d -> status.of(d, all, current));
    return DeploymentStatuses.deadline(deployment);
  }

  /// Those that the Deployment controls, the oldest first.
  private List<ReplicaSet> sets(Deployment deployment) {
    return cluster
        .client()
        .apps()
        .replicaSets()
        .inNamespace(deployment.getMetadata().getNamespace())
        .list()
        .getItems()
        .stream()
        .filter(set -> Cluster.controls(deployment, set))
        .sorted(Comparator.comparingLong(Deployments::revision))
        .toList();
  }

  private static long revision(HasMetadata object) {
    return Long.parseLong(
        Cluster.copy(object.getMetadata().getAnnotations()).getOrDefault(REVISION, "0"));
  }

  private static String hash(Deployment deployment) {
    return Cluster.hash(Serialization.asJson(deployment.getSpec().getTemplate()));
  }

  private static String nameOfSet(Deployment deployment) {
    return deployment.getMetadata().getName() + "-" + hash(deployment);
  }

  static @Nullable ReplicaSet current(Deployment deployment, List<ReplicaSet> sets) {
    var name = nameOfSet(deployment);
    return sets.stream()
        .filter(set -> set.getMetadata().getName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private void roll(Deployment deployment, List<ReplicaSet> sets) {
    var newest = sets.stream().mapToLong(Deployments::revision).max().orElse(0);
    var current = current(deployment, sets);
    if (current == null) {
      var first =
          recreates(deployment) && anyPods(sets)
              ? Map.<String, Integer>of()
              : update(deployment, null, sets);
      current = create(deployment, newest + 1, first);
    } else if (revision(current) < newest) {
      annotate(current, newest + 1);
    }
    if (!Stream.concat(sets.stream(), Stream.of(current)).allMatch(Deployments::hasActed)) {
      return;
    }
    var uid = current.getMetadata().getUid();
    var old = sets.stream().filter(set -> !set.getMetadata().getUid().equals(uid)).toList();
    var sizes =
        recreates(deployment)
            ? recreate(deployment, current, old)
            : update(deployment, current, old);
    sizes.forEach((set, size) -> scale(deployment, set, size));
    forget(deployment, old);
  }

  /// Whether its status tells of the size that it was last given.
  private static boolean hasActed(ReplicaSet set) {
    return set.getStatus() != null
        && Objects.equals(
            set.getStatus().getObservedGeneration(), set.getMetadata().getGeneration());
  }

  private static boolean recreates(Deployment deployment) {
    var strategy = deployment.getSpec().getStrategy();
    return strategy != null && "Recreate".equals(strategy.getType());
  }

  private static boolean anyPods(List<ReplicaSet> sets) {
    return sets.stream().anyMatch(set -> set.getSpec().getReplicas() > 0);
  }

  /// Its size is what a step of the rollout gives it beside the old sets.
  private ReplicaSet create(Deployment deployment, long revision, Map<String, Integer> first) {
    var metadata = Cluster.metadata(deployment, deployment.getSpec().getTemplate().getMetadata());
    metadata.setName(nameOfSet(deployment));
    metadata.getLabels().put(HASH, hash(deployment));
    metadata.setAnnotations(new TreeMap<>(Map.of(REVISION, "" + revision)));
    var set =
        new ReplicaSetBuilder()
            .withMetadata(metadata)
            .withNewSpec()
            .withReplicas(first.getOrDefault(nameOfSet(deployment), 0))
            .withMinReadySeconds(deployment.getSpec().getMinReadySeconds())
            .withSelector(
                deployment
                    .getSpec()
                    .getSelector()
                    .edit()
                    .addToMatchLabels(HASH, hash(deployment))
                    .build())
            .withTemplate(
                deployment
                    .getSpec()
                    .getTemplate()
                    .edit()
                    .editOrNewMetadata()
                    .addToLabels(HASH, hash(deployment))
                    .endMetadata()
                    .build())
            .endSpec()
            .build();
    cluster.normal(deployment, "ScalingReplicaSet", "Created replica set " + nameOfSet(deployment));
    return cluster.client().resource(set).create();
  }

  private void annotate(ReplicaSet set, long revision) {
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

  private Map<String, Integer> update(
      Deployment deployment, @Nullable ReplicaSet current, List<ReplicaSet> old) {
    var rolling =
        deployment.getSpec().getStrategy() == null
            ? null
            : deployment.getSpec().getStrategy().getRollingUpdate();
    var rollout =
        Rollout.of(
            deployment.getSpec().getReplicas(),
            text(rolling == null ? null : rolling.getMaxSurge()),
            text(rolling == null ? null : rolling.getMaxUnavailable()));
    var now = current == null ? new Rollout.Size(nameOfSet(deployment), 0, 0) : size(current);
    return rollout.next(now, old.stream().map(Deployments::size).toList());
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

  private static Map<String, Integer> recreate(
      Deployment deployment, ReplicaSet current, List<ReplicaSet> old) {
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

  private void scale(Deployment deployment, String set, int size) {
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

  /// Old sets beyond the limit of the history are deleted.
  private void forget(Deployment deployment, List<ReplicaSet> old) {
    var limit = Objects.requireNonNullElse(deployment.getSpec().getRevisionHistoryLimit(), 10);
    var empty = old.stream().filter(set -> set.getSpec().getReplicas() == 0).toList();
    empty.stream()
        .limit(Math.max(0, empty.size() - limit))
        .forEach(set -> cluster.client().resource(set).delete());
  }
}
