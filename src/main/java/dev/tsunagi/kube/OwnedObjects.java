package dev.tsunagi.kube;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.GenericObjects.Kind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/// Objects that one of ours is made of, of whatever kind, written by server-side apply: what others
/// set beside our fields stays theirs.
public final class OwnedObjects {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

  private final KubernetesClient client;
  private final String fieldManager;
  private final KnownKinds known;

  public OwnedObjects(KubernetesClient client, String fieldManager) {
    this.client = client;
    this.fieldManager = fieldManager;
    this.known = new KnownKinds(client);
  }

  /// Whether the cluster has this kind now.
  public boolean isThere(Kind kind) {
    return known.find(kind).isPresent();
  }

  /// Straight from the API server; empty as well where the cluster has no such kind.
  public Optional<GenericKubernetesResource> find(Kind kind, String namespace, String name) {
    if (!isThere(kind)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(all(kind).inNamespace(namespace).withName(name).get());
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read %s \"%s\"".formatted(kind.kind(), name));
    }
  }

  /// Makes an object that was not there. Fails with a conflict where another made one meanwhile
  /// that differs.
  public void create(GenericKubernetesResource object) {
    try {
      one(object).fieldManager(fieldManager).serverSideApply();
    } catch (KubernetesClientException e) {
      throw failed(e, "create", object);
    }
  }

  /// Writes our fields of an object that is ours. It carries the UID of that object, so that no
  /// other can be meant.
  public void update(GenericKubernetesResource object) {
    try {
      one(object).fieldManager(fieldManager).forceConflicts().serverSideApply();
    } catch (KubernetesClientException e) {
      throw failed(e, "update", object);
    }
  }

  /// Changes one object by a merge patch, which claims no field for good.
  public void merge(Kind kind, String namespace, String name, Map<String, Object> patch) {
    try {
      var json = client.getKubernetesSerialization().asJson(patch);
      all(kind).inNamespace(namespace).withName(name).patch(MERGE, json);
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "change %s \"%s\"".formatted(kind.kind(), name));
    }
  }

  /// Deletes exactly the object that was seen, and what depends on it after it.
  public void delete(GenericKubernetesResource object) {
    try {
      one(object).lockResourceVersion(object.getMetadata().getResourceVersion()).delete();
    } catch (KubernetesClientException e) {
      if (e.getCode() != 404) {
        throw failed(e, "delete", object);
      }
    }
  }

  private Resource<GenericKubernetesResource> one(GenericKubernetesResource object) {
    return all(new Kind(object.getApiVersion(), object.getKind()))
        .inNamespace(object.getMetadata().getNamespace())
        .resource(object);
  }

  private MixedOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> all(
      Kind kind) {
    var definition =
        known
            .find(kind)
            .orElseThrow(
                () ->
                    new FailureException(
                        new Failure.Unresolved(
                            "the cluster has no kind %s of %s; install its definition"
                                .formatted(kind.kind(), kind.apiVersion()))));
    return client.genericKubernetesResources(definition);
  }

  private static FailureException failed(
      KubernetesClientException e, String verb, GenericKubernetesResource object) {
    return KubeFailures.of(
        e, "%s %s \"%s\"".formatted(verb, object.getKind(), object.getMetadata().getName()));
  }
}
