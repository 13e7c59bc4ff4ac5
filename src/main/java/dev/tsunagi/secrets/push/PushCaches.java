package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.kube.ReducedItemStore;
import dev.tsunagi.reconcile.Wakes;
import dev.tsunagi.secrets.store.StoreWakeUp;
import dev.tsunagi.secrets.store.Stores;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// What wakes a PushSecret up besides itself: its stores and the Secrets that it pushes. The event
/// sources are the caches that a run looks into, too.
final class PushCaches {

  private static final String BY_SOURCE = "source";
  private static final String BY_STORE = "store";

  /// Secrets are many and may be large: a page at a time.
  private static final long PAGE = 200;

  private PushCaches() {}

  static List<EventSource<?, PushSecret>> sources(
      EventSourceContext<PushSecret> context, Stores.Reach reach) {
    var primaries = context.getPrimaryCache();
    primaries.addIndexer(BY_SOURCE, primary -> PushIndex.sources(primary));
    primaries.addIndexer(BY_STORE, primary -> PushIndex.stores(primary));
    var sources = new ArrayList<EventSource<?, PushSecret>>();
    sources.add(stores(SecretStore.class, context));
    if (reach.cluster()) {
      sources.add(stores(ClusterSecretStore.class, context));
    }
    return sources;
  }

  private static <S extends HasMetadata & Store> EventSource<?, PushSecret> stores(
      Class<S> type, EventSourceContext<PushSecret> context) {
    var primaries = context.getPrimaryCache();
    var builder =
        InformerEventSourceConfiguration.from(type, PushSecret.class)
            .withOnUpdateFilter(PushCaches::matters)
            .withSecondaryToPrimaryMapper(
                store -> ids(PushIndex.keys(store), key -> primaries.byIndex(BY_STORE, key)));
    var configuration =
        type == ClusterSecretStore.class
            ? builder.withWatchAllNamespaces().build()
            : builder.withNamespacesInheritedFromController().build();
    return new InformerEventSource<>(configuration, context);
  }

  private static boolean matters(Store fresh, Store old) {
    var now = fresh.getMetadata();
    var before = old.getMetadata();
    return StoreWakeUp.matters(fresh, old)
        || !Objects.equals(now.getLabels(), before.getLabels())
        || !Objects.equals(now.getDeletionTimestamp(), before.getDeletionTimestamp());
  }

  /// All Secrets there are, without their values. To be registered with the first PushSecret: who
  /// pushes nothing need not watch them.
  static InformerEventSource<Secret, PushSecret> secrets(EventSourceContext<PushSecret> context) {
    var primaries = context.getPrimaryCache();
    var configuration =
        InformerEventSourceConfiguration.from(Secret.class, PushSecret.class)
            .withName("push-sources")
            .withNamespacesInheritedFromController()
            .withInformerListLimit(PAGE)
            .withItemStore(new ReducedItemStore<>(SourceView::reduce))
            .withOnUpdateFilter((fresh, old) -> !SourceView.isSame(fresh, old))
            .withSecondaryToPrimaryMapper(
                secret -> ids(PushIndex.keys(secret), key -> primaries.byIndex(BY_SOURCE, key)))
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  /// The PushSecrets that name a store or may select it.
  static Stream<PushSecret> users(EventSourceContext<PushSecret> context, Store store) {
    return PushIndex.keys(store).stream()
        .flatMap(key -> context.getPrimaryCache().byIndex(BY_STORE, key).stream());
  }

  private static Set<ResourceID> ids(
      List<String> keys, Function<String, List<PushSecret>> primaries) {
    return Wakes.held(
        keys.stream().flatMap(key -> primaries.apply(key).stream()),
        PushSecretReconciler.FINALIZER);
  }
}
