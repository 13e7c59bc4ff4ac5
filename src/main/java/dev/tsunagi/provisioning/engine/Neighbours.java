package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ObjectRef;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.failure.Pace;
import dev.tsunagi.kube.KubeFailures;
import dev.tsunagi.provisioning.References;
import dev.tsunagi.reconcile.Conditions;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.jspecify.annotations.Nullable;

/// Looks up what objects of a namespace stand for, where they are: it is asked for while something
/// is being made, which an informer of its own would not be worth.
public final class Neighbours {

  /// Often enough that one hardly waits, for as long as DB systems take; then less and less.
  private static final Pace WAITING = new Pace(600, Duration.ofSeconds(3));

  private final KubernetesClient client;

  public Neighbours(KubernetesClient client) {
    this.client = client;
  }

  /// What is ready stands for its OCID.
  References of(String namespace) {
    return (path, kind, reference) -> ocid(path, namespace, kind, reference, false);
  }

  /// The same for what is yet to be made: not in, or of, what is about to go.
  References staying(String namespace) {
    return (path, kind, reference) -> ocid(path, namespace, kind, reference, true);
  }

  private String ocid(
      String path,
      String namespace,
      Class<? extends ProvisionedResource<?>> kind,
      ObjectRef reference,
      boolean mustStay) {
    var what = "%s \"%s\"".formatted(kind.getSimpleName(), reference.name());
    var found = find(namespace, kind, reference.name(), what);
    if (found == null) {
      throw new FailureException(
              new Failure.Unresolved(
                  "%s: %s is not there; create it in namespace \"%s\""
                      .formatted(path, what, namespace)))
          .at(WAITING);
    }
    if (mustStay && found.isMarkedForDeletion()) {
      throw new FailureException(
              new Failure.Pending(
                  "%s: %s is being deleted; waiting for another of that name"
                      .formatted(path, what)))
          .at(WAITING);
    }
    var status = found.getStatus();
    if (status.id().isEmpty()
        || !Conditions.holds(status.conditions(), ProvisionedStatuses.READY)) {
      throw new FailureException(
              new Failure.Pending("%s: waiting for %s to be ready".formatted(path, what)))
          .at(WAITING);
    }
    return status.id();
  }

  private <P extends ProvisionedResource<?>> @Nullable P find(
      String namespace, Class<P> kind, String name, String what) {
    try {
      return client.resources(kind).inNamespace(namespace).withName(name).get();
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read " + what);
    }
  }
}
