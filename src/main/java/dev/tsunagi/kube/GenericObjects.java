package dev.tsunagi.kube;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/// Reads and writes objects of kinds that only the cluster knows.
public final class GenericObjects {

  private final KubernetesClient client;
  private final KnownKinds known;

  /// A kind of object by its names.
  public record Kind(String apiVersion, String kind) {

    public boolean isConfigMap() {
      return apiVersion.equals("v1") && kind.equals("ConfigMap");
    }

    public String group() {
      var slash = apiVersion.indexOf('/');
      return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    public String version() {
      return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }
  }

  public GenericObjects(KubernetesClient client) {
    this.client = client;
    this.known = new KnownKinds(client);
  }

  /// Whether the cluster has this kind now.
  public boolean isThere(Kind kind) {
    return known.find(kind).isPresent();
  }

  /// Fails unless the cluster has this kind, and has it in namespaces.
  public void check(Kind kind) {
    definition(kind);
  }

  public Optional<GenericKubernetesResource> read(Kind kind, String namespace, String name) {
    try {
      return Optional.ofNullable(
          client
              .genericKubernetesResources(definition(kind))
              .inNamespace(namespace)
              .withName(name)
              .get());
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "get target resource %s \"%s\"".formatted(kind.kind(), name));
    }
  }

  public GenericKubernetesResource create(Kind kind, GenericKubernetesResource object) {
    try {
      return one(kind, object).create();
    } catch (KubernetesClientException e) {
      throw failed(e, "create", object);
    }
  }

  /// Fails with a conflict if the object changed since it was read.
  public GenericKubernetesResource update(Kind kind, GenericKubernetesResource object) {
    try {
      return one(kind, object).update();
    } catch (KubernetesClientException e) {
      throw failed(e, "update", object);
    }
  }

  /// Deletes exactly the object that was read: the same version of the same object.
  public void delete(Kind kind, GenericKubernetesResource object) {
    try {
      one(kind, object).lockResourceVersion(object.getMetadata().getResourceVersion()).delete();
    } catch (KubernetesClientException e) {
      throw failed(e, "delete", object);
    }
  }

  private Resource<GenericKubernetesResource> one(Kind kind, GenericKubernetesResource object) {
    return client.genericKubernetesResources(definition(kind)).resource(object);
  }

  private static FailureException failed(
      KubernetesClientException e, String verb, GenericKubernetesResource object) {
    return KubeFailures.of(
        e, "%s %s \"%s\"".formatted(verb, object.getKind(), object.getMetadata().getName()));
  }

  private ResourceDefinitionContext definition(Kind kind) {
    var found =
        known
            .find(kind)
            .orElseThrow(() -> new FailureException(new Failure.Unresolved(missing(kind))));
    if (!found.isNamespaceScoped()) {
      throw new FailureException(
          new Failure.Invalid(
              "could not get target resource: kind %s of %s belongs to no namespace, and targets live in that of the ExternalSecret"
                  .formatted(kind.kind(), kind.apiVersion())));
    }
    return found;
  }

  private static String missing(Kind kind) {
    return "could not get target resource: the cluster has no kind %s of %s; correct spec.target.manifest or install its definition"
        .formatted(kind.kind(), kind.apiVersion());
  }
}
