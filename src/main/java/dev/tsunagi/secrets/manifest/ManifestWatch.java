package dev.tsunagi.secrets.manifest;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.GenericObjects;
import dev.tsunagi.kube.GenericObjects.Kind;
import dev.tsunagi.kube.ReducedItemStore;
import dev.tsunagi.reconcile.Wakes;
import dev.tsunagi.secrets.ownership.TargetMarks;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// Watches the targets that are no Secrets: one informer for each kind that some ExternalSecret
/// makes, for as long as one does, of objects with ESO's mark only.
public final class ManifestWatch {

  /// A kind more is refused: each costs a connection.
  static final int MOST_KINDS = 20;

  private static final String BY_TARGET = "manifest";
  private static final String BY_KIND = "manifest-kind";
  private static final String MANAGED = TargetMarks.MANAGED + "=true";

  private final GenericObjects objects;
  private final String finalizer;
  private final Map<Kind, ReducedItemStore<GenericKubernetesResource>> watched = new HashMap<>();

  /// `finalizer`: what an ExternalSecret carries before it is first run.
  public ManifestWatch(GenericObjects objects, String finalizer) {
    this.objects = objects;
    this.finalizer = finalizer;
  }

  /// The target of an ExternalSecret that does not make a Secret.
  public static Optional<ManifestId> target(ExternalSecret primary) {
    var target = primary.getSpec().target();
    var metadata = primary.getMetadata();
    return Optional.ofNullable(target.manifest())
        .filter(manifest -> !manifest.namesSecret())
        .map(
            manifest ->
                new ManifestId(
                    new Kind(manifest.apiVersion(), manifest.kind()),
                    metadata.getNamespace(),
                    target.name().isEmpty() ? metadata.getName() : target.name()));
  }

  public static void index(IndexerResourceCache<ExternalSecret> primaries) {
    primaries.addIndexer(BY_TARGET, es -> alive(es).map(ManifestWatch::key).stream().toList());
    primaries.addIndexer(BY_KIND, es -> alive(es).map(id -> key(id.kind())).stream().toList());
  }

  private static Optional<ManifestId> alive(ExternalSecret primary) {
    return primary.getMetadata().getDeletionTimestamp() == null
        ? target(primary)
        : Optional.empty();
  }

  /// The object as it was last seen, reduced to its marks. Begins to watch its kind if need be.
  public synchronized Optional<GenericKubernetesResource> find(
      ManifestId id, Context<ExternalSecret> context) {
    var store = watched.get(id.kind());
    if (store == null) {
      release(context);
      store = begin(id.kind(), context);
      watched.put(id.kind(), store);
    }
    return Optional.ofNullable(store.get(id.namespace() + "/" + id.name()));
  }

  /// Ends the watches of kinds that nobody makes any more.
  public synchronized void release(Context<ExternalSecret> context) {
    var primaries = context.getPrimaryCache();
    watched
        .keySet()
        .removeIf(
            kind -> {
              var unused = primaries.byIndex(BY_KIND, key(kind)).isEmpty();
              if (unused) {
                context.eventSourceRetriever().dynamicallyDeRegisterEventSource(name(kind));
              }
              return unused;
            });
  }

  private ReducedItemStore<GenericKubernetesResource> begin(
      Kind kind, Context<ExternalSecret> context) {
    objects.check(kind);
    if (watched.size() == MOST_KINDS) {
      throw new FailureException(
          new Failure.Exhausted(
              "could not get target resource: targets of %d kinds are watched already, and no more are"
                  .formatted(MOST_KINDS)));
    }
    var sources = context.eventSourceRetriever();
    var registration = sources.eventSourceContextForDynamicRegistration();
    var primaries = registration.getPrimaryCache();
    var store = new ReducedItemStore<GenericKubernetesResource>(ManifestView::reduce);
    var configuration =
        InformerEventSourceConfiguration.from(
                new GroupVersionKind(kind.group(), kind.version(), kind.kind()),
                ExternalSecret.class)
            .withName(name(kind))
            .withNamespacesInheritedFromController()
            .withLabelSelector(MANAGED)
            .withItemStore(store)
            .withSecondaryToPrimaryMapper(object -> makers(primaries, kind, object))
            .build();
    sources.dynamicallyRegisterEventSource(new InformerEventSource<>(configuration, registration));
    return store;
  }

  private Set<ResourceID> makers(
      IndexedResourceCache<ExternalSecret> primaries, Kind kind, HasMetadata object) {
    var metadata = object.getMetadata();
    var id = new ManifestId(kind, metadata.getNamespace(), metadata.getName());
    return Wakes.held(primaries.byIndex(BY_TARGET, key(id)).stream(), finalizer);
  }

  private static String name(Kind kind) {
    return "manifests-" + key(kind);
  }

  private static String key(Kind kind) {
    return kind.apiVersion() + "/" + kind.kind();
  }

  private static String key(ManifestId id) {
    return key(id.kind()) + "/" + id.namespace() + "/" + id.name();
  }
}
