package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// What a pass sees: the namespaces and the children, as [ClusterSources] watches them.
final class ClusterCaches<P extends CheckedResource<?, ?>, C extends CheckedResource<?, ?>> {

  private final Context<P> context;
  private final ClusterSources<P, ?, ?, C> sources;
  private final Class<C> type;

  ClusterCaches(Context<P> context, ClusterSources<P, ?, ?, C> sources, Class<C> type) {
    this.context = context;
    this.sources = sources;
    this.type = type;
  }

  FanoutPlanner.Observed<C> observe(Desired<?> desired) {
    sources.begin(context);
    var children = source(type);
    var namespaces = source(Namespace.class).list().toList();
    var named = new HashMap<String, C>();
    for (var namespace : namespaces) {
      var name = namespace.getMetadata().getName();
      children.get(new ResourceID(desired.name(), name)).ifPresent(c -> named.put(name, c));
    }
    var owned =
        children.byIndex(ClusterSources.BY_OWNER, desired.owner().name()).stream()
            .filter(desired.owner()::controls)
            .toList();
    return new FanoutPlanner.Observed<>(namespaces, named, owned);
  }

  private <R extends HasMetadata> InformerEventSource<R, P> source(Class<R> of) {
    // The only event source of each type is the informer that ClusterSources made.
    return (InformerEventSource<R, P>) context.eventSourceRetriever().getEventSourceFor(of);
  }
}
