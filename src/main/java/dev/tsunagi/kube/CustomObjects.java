package dev.tsunagi.kube;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;

/// Single objects of our kinds, read when they are needed.
public final class CustomObjects {

  private final KubernetesClient client;

  public CustomObjects(KubernetesClient client) {
    this.client = client;
  }

  /// The object, or empty when there is none, or no such kind. An empty `namespace` is for kinds of
  /// the cluster.
  public <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
    try {
      return Optional.ofNullable(at(kind, namespace, name).get());
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read %s \"%s\"".formatted(HasMetadata.getKind(kind), name));
    }
  }

  /// Deletes exactly the object that was read: the same version of it.
  public void delete(HasMetadata object) {
    var metadata = object.getMetadata();
    try {
      client.resource(object).lockResourceVersion(metadata.getResourceVersion()).delete();
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "delete %s \"%s\"".formatted(object.getKind(), metadata.getName()));
    }
  }

  private <T extends HasMetadata> Resource<T> at(Class<T> kind, String namespace, String name) {
    var all = client.resources(kind);
    return namespace.isEmpty() ? all.withName(name) : all.inNamespace(namespace).withName(name);
  }
}
