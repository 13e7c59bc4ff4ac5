package dev.tsunagi.secrets.cluster;

import module java.base;

import dev.tsunagi.api.common.CheckedResource;
import dev.tsunagi.kube.ReducedItemStore;
import dev.tsunagi.reconcile.Wakes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// What wakes an object of the cluster up besides itself: every namespace, its children, and
/// whatever has the name that its children want.
///
/// Writes of ours are seen through the watch only. A pass may so come too early and try again what
/// is done, which the API server refuses; but no child that a watch brings late is overlooked.
final class ClusterSources<P extends CheckedResource<?, T>, T, D, C extends CheckedResource<D, ?>> {

  static final String BY_OWNER = "owner";
  private static final String BY_CHILD = "child";

  private final ClusterKind<P, T, D, C> kind;
  private final Class<P> primaryType;
  private boolean begun;

  ClusterSources(ClusterKind<P, T, D, C> kind, Class<P> primaryType) {
    this.kind = kind;
    this.primaryType = primaryType;
  }

  void index(EventSourceContext<P> context) {
    context
        .getPrimaryCache()
        .addIndexer(BY_CHILD, primary -> List.of(kind.desired(primary).name()));
  }

  /// The watches begin with the first primary: where there is none, nobody need keep all the
  /// children and namespaces there are.
  synchronized void begin(Context<P> context) {
    if (!begun) {
      var sources = context.eventSourceRetriever();
      var registration = sources.eventSourceContextForDynamicRegistration();
      var primaries = registration.getPrimaryCache();
      sources.dynamicallyRegisterEventSource(namespaces(registration, primaries));
      sources.dynamicallyRegisterEventSource(children(registration, primaries));
      begun = true;
    }
  }

  private EventSource<?, P> namespaces(
      EventSourceContext<P> context, IndexerResourceCache<P> primaries) {
    var configuration =
        InformerEventSourceConfiguration.from(Namespace.class, primaryType)
            .withWatchAllNamespaces()
            .withItemStore(new ReducedItemStore<>(Reductions::namespace))
            .withOnUpdateFilter(ClusterSources::isSelectedOtherwise)
            .withSecondaryToPrimaryMapper(_ -> woken(primaries.list()))
            .withPrimaryToSecondaryMapper((P _) -> Set.of())
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  private static boolean isSelectedOtherwise(Namespace fresh, Namespace old) {
    return !Objects.equals(fresh.getMetadata().getLabels(), old.getMetadata().getLabels())
        || !Objects.equals(
            fresh.getMetadata().getDeletionTimestamp(), old.getMetadata().getDeletionTimestamp());
  }

  private EventSource<?, P> children(
      EventSourceContext<P> context, IndexerResourceCache<P> primaries) {
    var ownerKind = HasMetadata.getKind(primaryType);
    var configuration =
        InformerEventSourceConfiguration.from(kind.childType(), primaryType)
            .withWatchAllNamespaces()
            .withItemStore(
                new ReducedItemStore<>(child -> Reductions.child(child, ownerKind, kind.blank())))
            .withOnUpdateFilter(new MoreThanStatus<>())
            .withSecondaryToPrimaryMapper(child -> concerned(child, ownerKind, primaries))
            .withPrimaryToSecondaryMapper((P _) -> Set.of())
            .build();
    var source = new InformerEventSource<C, P>(configuration, context);
    source.addIndexer(BY_OWNER, child -> owners(child, ownerKind).toList());
    return source;
  }

  private Set<ResourceID> concerned(C child, String ownerKind, IndexerResourceCache<P> primaries) {
    return Stream.concat(
            owners(child, ownerKind).map(ResourceID::new),
            woken(primaries.byIndex(BY_CHILD, child.getMetadata().getName()).stream()).stream())
        .collect(Collectors.toSet());
  }

  private Set<ResourceID> woken(Stream<P> primaries) {
    return kind.finalizer()
        .map(finalizer -> Wakes.held(primaries, finalizer))
        .orElseGet(() -> primaries.map(ResourceID::fromResource).collect(Collectors.toSet()));
  }

  static Stream<String> owners(HasMetadata child, String ownerKind) {
    return child.getMetadata().getOwnerReferences().stream()
        .filter(o -> Boolean.TRUE.equals(o.getController()) && o.getKind().equals(ownerKind))
        .map(OwnerReference::getName);
  }
}
