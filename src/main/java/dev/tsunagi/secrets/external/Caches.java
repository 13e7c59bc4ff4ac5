package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.kube.ReducedItemStore;
import dev.tsunagi.reconcile.Wakes;
import dev.tsunagi.secrets.manifest.ManifestWatch;
import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.secrets.store.StoreProviders;
import dev.tsunagi.secrets.store.StoreWakeUp;
import dev.tsunagi.secrets.store.Stores;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// What wakes an ExternalSecret up besides itself: its target Secret, whoever lets go of that, and
/// its stores. The event sources are the caches that a run looks into, too.
///
/// What its templates come from, and targets that are no Secrets, are watched once it is needed,
/// see [TemplateWatch] and [ManifestWatch].
final class Caches {

  static final String TARGETS = "targets";
  static final String RELEASED = "released";
  static final String BY_TARGET = "target";
  static final String BY_STORE = "store";
  static final String BY_KEY = "key";

  /// How many objects are listed at a time when a cache is filled.
  static final long PAGE = 500;

  private Caches() {}

  static List<EventSource<?, ExternalSecret>> sources(
      EventSourceContext<ExternalSecret> context, StoreProviders providers, Stores.Reach reach) {
    var primaries = context.getPrimaryCache();
    primaries.addIndexer(BY_TARGET, es -> List.of(targetKey(es)));
    primaries.addIndexer(BY_STORE, Caches::storeKeys);
    primaries.addIndexer(BY_KEY, es -> FetchPlan.of(es.getSpec()).keys());
    TemplateWatch.index(primaries);
    ManifestWatch.index(primaries);
    var sources = new ArrayList<EventSource<?, ExternalSecret>>();
    sources.add(targets(context, primaries));
    sources.add(new SimpleInboundEventSource<>(RELEASED));
    sources.add(stores(SecretStore.class, context, primaries, providers));
    if (reach.cluster()) {
      sources.add(stores(ClusterSecretStore.class, context, primaries, providers));
    }
    return sources;
  }

  private static EventSource<?, ExternalSecret> targets(
      EventSourceContext<ExternalSecret> context, IndexerResourceCache<ExternalSecret> primaries) {
    var configuration =
        InformerEventSourceConfiguration.from(Secret.class, ExternalSecret.class)
            .withName(TARGETS)
            .withNamespacesInheritedFromController()
            .withLabelSelector(TargetMarks.MANAGED + "=true")
            .withInformerListLimit(PAGE)
            .withItemStore(new ReducedItemStore<>(TargetView::reduce))
            .withSecondaryToPrimaryMapper(s -> ids(primaries, BY_TARGET, key(s)))
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  /// Also where it is seen that a store went: its own reconciler cannot be told without losing
  /// sight of a store that is made anew under the same name at that moment (JOSDK takes both events
  /// for one when `triggerReconcilerOnAllEvents` is set).
  private static <S extends HasMetadata & Store> EventSource<?, ExternalSecret> stores(
      Class<S> type,
      EventSourceContext<ExternalSecret> context,
      IndexerResourceCache<ExternalSecret> primaries,
      StoreProviders providers) {
    var builder =
        InformerEventSourceConfiguration.from(type, ExternalSecret.class)
            .withOnUpdateFilter(StoreWakeUp::matters)
            .withOnDeleteFilter(
                (store, _) -> {
                  providers.forget(store);
                  return true;
                })
            .withSecondaryToPrimaryMapper(s -> ids(primaries, BY_STORE, storeKey(s)));
    var configuration =
        type == ClusterSecretStore.class
            ? builder.withWatchAllNamespaces().build()
            : builder.withNamespacesInheritedFromController().build();
    return new InformerEventSource<>(configuration, context);
  }

  static Set<ResourceID> ids(
      IndexedResourceCache<ExternalSecret> primaries, String index, String key) {
    return Wakes.held(primaries.byIndex(index, key).stream(), ExternalSecretReconciler.FINALIZER);
  }

  private static String targetKey(ExternalSecret es) {
    return es.getMetadata().getNamespace() + "/" + Target.name(es);
  }

  private static List<String> storeKeys(ExternalSecret es) {
    return FetchPlan.of(es.getSpec()).stores().stream()
        .map(ref -> storeKey(ref, es.getMetadata().getNamespace()))
        .toList();
  }

  static String storeKey(StoreRef reference, String namespace) {
    return reference.kind() == StoreKind.SECRET_STORE
        ? namespace + "/" + reference.name()
        : reference.name();
  }

  private static String storeKey(Store store) {
    return store.storeKind() == StoreKind.SECRET_STORE ? key(store) : store.getMetadata().getName();
  }

  private static String key(HasMetadata object) {
    return object.getMetadata().getNamespace() + "/" + object.getMetadata().getName();
  }
}
