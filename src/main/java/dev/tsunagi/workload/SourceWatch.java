package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.GenericObjects.Kind;
import dev.tsunagi.kube.OwnedObjects;
import dev.tsunagi.kube.ReducedItemStore;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// Watches what makes the Secrets of bindings: one informer for each kind that some workload names,
/// for as long as one does.
final class SourceWatch {

  /// A kind more is refused: each costs a connection.
  private static final int MOST_KINDS = 20;

  private static final String BY_SOURCE = "source";
  private static final String BY_KIND = "source-kind";

  private final OwnedObjects objects;
  private final Map<Kind, ReducedItemStore<GenericKubernetesResource>> watched = new HashMap<>();

  SourceWatch(OwnedObjects objects) {
    this.objects = objects;
  }

  static void index(IndexerResourceCache<VirtualNodeWorkload> primaries) {
    primaries.addIndexer(
        BY_SOURCE,
        w ->
            w.getSpec().bindings().stream()
                .map(b -> key(Source.kind(b.ref()), w.getMetadata().getNamespace(), b.ref().name()))
                .toList());
    primaries.addIndexer(
        BY_KIND, w -> w.getSpec().bindings().stream().map(b -> key(Source.kind(b.ref()))).toList());
  }

  /// The object as it was last seen. Begins to watch its kind if need be; empty as well where the
  /// cluster has no such kind.
  synchronized Optional<Source> find(
      Kind kind, String namespace, String name, Context<VirtualNodeWorkload> context) {
    var store = watched.get(kind);
    if (store == null) {
      if (!objects.isThere(kind)) {
        return Optional.empty();
      }
      release(context);
      store = begin(kind, context);
      watched.put(kind, store);
    }
    return Optional.ofNullable(store.get(namespace + "/" + name)).map(Source::new);
  }

  boolean isThere(Kind kind) {
    return objects.isThere(kind);
  }

  /// Ends the watches of kinds that nobody names any more.
  private void release(Context<VirtualNodeWorkload> context) {
    var primaries = context.getPrimaryCache();
    watched
        .keySet()
        .removeIf(
            kind -> {
              var unused = primaries.byIndex(BY_KIND, key(kind)).isEmpty();
              if (unused) {
                context.eventSourceRetriever().dynamicallyDeRegisterEventSource(title(kind));
              }
              return unused;
            });
  }

  private ReducedItemStore<GenericKubernetesResource> begin(
      Kind kind, Context<VirtualNodeWorkload> context) {
    if (watched.size() == MOST_KINDS) {
      throw new FailureException(
          new Failure.Exhausted(
              "spec.bindings: objects of %d kinds are watched already, and no more are"
                  .formatted(MOST_KINDS)));
    }
    var sources = context.eventSourceRetriever();
    var registration = sources.eventSourceContextForDynamicRegistration();
    var primaries = registration.getPrimaryCache();
    var store = new ReducedItemStore<GenericKubernetesResource>(Source::reduce);
    var configuration =
        InformerEventSourceConfiguration.from(
                new GroupVersionKind(kind.group(), kind.version(), kind.kind()),
                VirtualNodeWorkload.class)
            .withName(title(kind))
            .withNamespacesInheritedFromController()
            .withItemStore(store)
            .withOnUpdateFilter((fresh, old) -> !Source.isSame(fresh, old))
            .withSecondaryToPrimaryMapper(
                object ->
                    primaries
                        .byIndex(
                            BY_SOURCE,
                            key(
                                kind,
                                object.getMetadata().getNamespace(),
                                object.getMetadata().getName()))
                        .stream()
                        .map(ResourceID::fromResource)
                        .collect(Collectors.toSet()))
            .build();
    sources.dynamicallyRegisterEventSource(new InformerEventSource<>(configuration, registration));
    return store;
  }

  private static String title(Kind kind) {
    return "sources-" + key(kind);
  }

  private static String key(Kind kind) {
    return kind.apiVersion() + "/" + kind.kind();
  }

  private static String key(Kind kind, String namespace, String name) {
    return key(kind) + "/" + namespace + "/" + name;
  }
}
