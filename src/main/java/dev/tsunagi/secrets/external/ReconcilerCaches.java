package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.kube.KubeFailures;
import dev.tsunagi.secrets.store.Stores;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// The caches of a run, behind the words of those who look into them.
final class ReconcilerCaches implements Target.Cache, Stores.Lookup, Deletions.Census {

  private final Context<ExternalSecret> context;

  ReconcilerCaches(Context<ExternalSecret> context) {
    this.context = context;
  }

  @Override
  public Optional<Secret> find(String namespace, String name) {
    return targets().get(new ResourceID(name, namespace));
  }

  @Override
  public void wrote(Secret reduced, Optional<Secret> before) {
    var id = ResourceID.fromResource(reduced);
    before.ifPresentOrElse(
        old -> targets().handleRecentResourceUpdate(id, reduced, old),
        () -> targets().handleRecentResourceCreate(id, reduced));
  }

  /// The watch does not tell the others: it takes our own write for known.
  @Override
  public void released(String namespace, String name) {
    var released =
        (SimpleInboundEventSource<ExternalSecret>)
            context.eventSourceRetriever().getEventSourceFor(Void.class, Caches.RELEASED);
    Caches.ids(context.getPrimaryCache(), Caches.BY_TARGET, namespace + "/" + name)
        .forEach(released::propagateEvent);
  }

  private InformerEventSource<Secret, ExternalSecret> targets() {
    // The informer that Caches made.
    return (InformerEventSource<Secret, ExternalSecret>)
        context.eventSourceRetriever().getEventSourceFor(Secret.class, Caches.TARGETS);
  }

  @Override
  public Optional<? extends Store> store(StoreKind kind, String namespace, String name) {
    return switch (kind) {
      case SECRET_STORE -> source(SecretStore.class).get(new ResourceID(name, namespace));
      case CLUSTER_SECRET_STORE -> source(ClusterSecretStore.class).get(new ResourceID(name));
    };
  }

  @Override
  public int usersOf(StoreRef store, String namespace) {
    return context
        .getPrimaryCache()
        .byIndex(Caches.BY_STORE, Caches.storeKey(store, namespace))
        .size();
  }

  @Override
  public Map<String, String> labelsOfNamespace(String namespace) {
    try {
      var found = context.getClient().namespaces().withName(namespace).get();
      return found == null ? Map.of() : TargetView.orEmpty(found.getMetadata().getLabels());
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "read namespace \"%s\"".formatted(namespace));
    }
  }

  private <R extends HasMetadata> InformerEventSource<R, ExternalSecret> source(Class<R> type) {
    // The only event source of each type is the informer that Caches made.
    return (InformerEventSource<R, ExternalSecret>)
        context.eventSourceRetriever().getEventSourceFor(type);
  }
}
