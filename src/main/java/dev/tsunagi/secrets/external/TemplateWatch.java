package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.kube.KubeFailures;
import dev.tsunagi.kube.ReducedItemStore;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import org.jspecify.annotations.Nullable;

/// Wakes ExternalSecrets up when something changes that their templates come from.
///
/// ConfigMaps, and Secrets, are watched from the moment when the first ExternalSecret names one. Of
/// all that the watch brings only what is named is kept, and of that a hash.
final class TemplateWatch {

  private static final String BY_TEMPLATE = "template";

  /// The first list comes in pages, so that no more of a large cluster is ever in the heap.
  private static final long PAGE = 200;

  private final Watched<ConfigMap> configMaps =
      new Watched<>(ConfigMap.class, TemplateRef.Kind.CONFIG_MAP, TemplateView::reduce);
  private final Watched<Secret> secrets =
      new Watched<>(Secret.class, TemplateRef.Kind.SECRET, TemplateView::reduce);

  static void index(IndexerResourceCache<ExternalSecret> primaries) {
    primaries.addIndexer(
        BY_TEMPLATE,
        es ->
            TemplateRef.of(es.getSpec()).stream()
                .map(ref -> key(ref.kind(), es.getMetadata().getNamespace(), ref.name()))
                .toList());
  }

  /// What everything that the templates come from holds now, as hashes; empty for what is missing.
  Map<TemplateRef, String> hashes(ExternalSecret primary, Context<ExternalSecret> context) {
    var namespace = primary.getMetadata().getNamespace();
    var hashes = new HashMap<TemplateRef, String>();
    for (var ref : TemplateRef.of(primary.getSpec())) {
      var watched = ref.kind() == TemplateRef.Kind.CONFIG_MAP ? configMaps : secrets;
      hashes.put(ref, watched.hash(namespace, ref.name(), context));
    }
    return Map.copyOf(hashes);
  }

  private static String key(TemplateRef.Kind kind, String namespace, String name) {
    return kind + "/" + namespace + "/" + name;
  }

  /// Those of one type.
  private static final class Watched<T extends HasMetadata> {

    private final Class<T> type;
    private final TemplateRef.Kind kind;
    private final UnaryOperator<T> reduce;
    private @Nullable ReducedItemStore<T> store;

    Watched(Class<T> type, TemplateRef.Kind kind, UnaryOperator<T> reduce) {
      this.type = type;
      this.kind = kind;
      this.reduce = reduce;
    }

    String hash(String namespace, String name, Context<ExternalSecret> context) {
      var known = store(context);
      var seen = known.get(namespace + "/" + name);
      if (seen != null) {
        return TemplateView.hash(seen);
      }
      // Nobody named it when the watch brought it, or it is not there.
      var live = read(namespace, name, context);
      live.ifPresent(object -> known.put(known.getKey(object), object));
      return live.map(reduce).map(TemplateView::hash).orElse("");
    }

    private Optional<T> read(String namespace, String name, Context<ExternalSecret> context) {
      try {
        var all = context.getClient().resources(type).inNamespace(namespace);
        return Optional.ofNullable(all.withName(name).get());
      } catch (KubernetesClientException e) {
        throw KubeFailures.of(e, "read %s \"%s\"".formatted(type.getSimpleName(), name));
      }
    }

    private synchronized ReducedItemStore<T> store(Context<ExternalSecret> context) {
      if (store == null) {
        store = begin(context);
      }
      return store;
    }

    private ReducedItemStore<T> begin(Context<ExternalSecret> context) {
      var sources = context.eventSourceRetriever();
      var registration = sources.eventSourceContextForDynamicRegistration();
      var primaries = registration.getPrimaryCache();
      var named =
          new ReducedItemStore<T>(
              object -> !primaries.byIndex(BY_TEMPLATE, key(object)).isEmpty(), reduce);
      var configuration =
          InformerEventSourceConfiguration.from(type, ExternalSecret.class)
              .withName("templates-" + type.getSimpleName())
              .withNamespacesInheritedFromController()
              .withInformerListLimit(PAGE)
              .withItemStore(named)
              .withSecondaryToPrimaryMapper(o -> Caches.ids(primaries, BY_TEMPLATE, key(o)))
              .build();
      sources.dynamicallyRegisterEventSource(
          new InformerEventSource<>(configuration, registration));
      return named;
    }

    private String key(T object) {
      var metadata = object.getMetadata();
      return TemplateWatch.key(kind, metadata.getNamespace(), metadata.getName());
    }
  }
}
