package dev.tsunagi.kube;

import module java.base;

import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.GenericObjects.Kind;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/// Which kinds the cluster has, and how to ask for their objects. Each is looked up once; one that
/// is not there is asked for again, as its definition may come.
final class KnownKinds {

  private final KubernetesClient client;
  private final Map<Kind, ResourceDefinitionContext> known = new ConcurrentHashMap<>();

  KnownKinds(KubernetesClient client) {
    this.client = client;
  }

  Optional<ResourceDefinitionContext> find(Kind kind) {
    var found = known.get(kind);
    if (found == null) {
      var resource = discovered(kind);
      if (resource.isEmpty()) {
        return Optional.empty();
      }
      found = definition(kind, resource.get());
      known.put(kind, found);
    }
    return Optional.of(found);
  }

  private Optional<APIResource> discovered(Kind kind) {
    try {
      var list = client.getApiResources(kind.apiVersion());
      return (list == null ? Stream.<APIResource>empty() : list.getResources().stream())
          .filter(r -> r.getKind().equals(kind.kind()) && !r.getName().contains("/"))
          .findFirst();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 404) {
        return Optional.empty();
      }
      throw failed(e, kind);
    }
  }

  private static FailureException failed(KubernetesClientException e, Kind kind) {
    return KubeFailures.of(e, "look up the kinds of " + kind.apiVersion());
  }

  private static ResourceDefinitionContext definition(Kind kind, APIResource resource) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(kind.group())
        .withVersion(kind.version())
        .withKind(kind.kind())
        .withPlural(resource.getName())
        .withNamespaced(Boolean.TRUE.equals(resource.getNamespaced()))
        .build();
  }
}
