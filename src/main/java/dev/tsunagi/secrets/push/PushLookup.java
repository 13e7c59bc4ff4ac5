package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.kube.KubeFailures;
import dev.tsunagi.secrets.store.StoreSelection;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// The caches of a run, behind the words of those who look into them.
record PushLookup(Context<PushSecret> context, InformerEventSource<Secret, PushSecret> sources)
    implements StoreSelection.Lookup, SourceCache {

  @Override
  public Optional<Secret> secret(String namespace, String name) {
    return sources.get(new ResourceID(name, namespace));
  }

  @Override
  public Stream<Secret> secrets(String namespace) {
    return sources.list(namespace, _ -> true);
  }

  @Override
  public Optional<? extends Store> store(StoreKind kind, String namespace, String name) {
    return switch (kind) {
      case SECRET_STORE -> source(SecretStore.class).get(new ResourceID(name, namespace));
      case CLUSTER_SECRET_STORE -> source(ClusterSecretStore.class).get(new ResourceID(name));
    };
  }

  @Override
  public Stream<Store> stores(StoreKind kind, String namespace) {
    return switch (kind) {
      case SECRET_STORE ->
          source(SecretStore.class).list(namespace, _ -> true).map(Store.class::cast);
      case CLUSTER_SECRET_STORE ->
          source(ClusterSecretStore.class).list(_ -> true).map(Store.class::cast);
    };
  }

  @Override
  public Map<String, String> labelsOfNamespace(String namespace) {
    try {
      var found = context.getClient().namespaces().withName(namespace).get();
      return found == null ? Map.of() : SourceView.orEmpty(found.getMetadata().getLabels());
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read namespace \"%s\"".formatted(namespace));
    }
  }

  private <R extends HasMetadata> InformerEventSource<R, PushSecret> source(Class<R> type) {
    // The only event source of each type is the informer that PushCaches made.
    return (InformerEventSource<R, PushSecret>)
        context.eventSourceRetriever().getEventSourceFor(type);
  }
}
