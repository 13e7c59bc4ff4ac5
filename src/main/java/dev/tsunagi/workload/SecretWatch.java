package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.kube.ReducedItemStore;
import dev.tsunagi.kube.SourceSecrets;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import org.jspecify.annotations.Nullable;

/// Wakes workloads up when a Secret that they use changes in what it holds.
///
/// Secrets are watched from the moment when the first workload uses one. Of all that the watch
/// brings only what is used is kept, and of that a keyed hash for each key.
final class SecretWatch {

  /// The first list comes in pages, so that no more of a large cluster is ever in the heap.
  private static final long PAGE = 200;

  private final SourceSecrets secrets;
  private final HashKey hashes;
  private final SecretUsers users = new SecretUsers();
  private @Nullable ReducedItemStore<Secret> store;

  SecretWatch(SourceSecrets secrets, HashKey hashes) {
    this.secrets = secrets;
    this.hashes = hashes;
  }

  /// From now on the workload is woken up for these.
  void use(VirtualNodeWorkload workload, Set<String> names) {
    var namespace = workload.getMetadata().getNamespace();
    users.uses(
        ResourceID.fromResource(workload),
        names.stream().map(name -> namespace + "/" + name).collect(Collectors.toSet()));
  }

  /// What is known of a Secret that is used.
  Optional<BoundSecret> find(String namespace, String name, Context<VirtualNodeWorkload> context) {
    var known = store(context);
    var seen = known.get(namespace + "/" + name);
    if (seen == null) {
      // Nobody used it when the watch brought it, or it is not there.
      var live = secrets.named(namespace, name);
      live.ifPresent(secret -> known.put(known.getKey(secret), secret));
      return live.map(this::reduced).map(SecretWatch::bound);
    }
    return Optional.of(bound(seen));
  }

  private static BoundSecret bound(Secret reduced) {
    return new BoundSecret(
        reduced.getMetadata().getName(), new TreeMap<>(orEmpty(reduced.getData())));
  }

  /// A reduced object that passes through again has no type; a live one always has.
  private Secret reduced(Secret secret) {
    if (secret.getType() == null) {
      return secret;
    }
    var metadata = secret.getMetadata();
    var place = metadata.getNamespace() + "/" + metadata.getName() + "/";
    var keyed = new TreeMap<String, String>();
    orEmpty(secret.getData())
        .forEach((key, v) -> keyed.put(key, hashes.of(place + key, Base64.getDecoder().decode(v))));
    return new SecretBuilder()
        .withMetadata(
            new ObjectMetaBuilder()
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withResourceVersion(metadata.getResourceVersion())
                .build())
        .withData(keyed)
        .build();
  }

  private synchronized ReducedItemStore<Secret> store(Context<VirtualNodeWorkload> context) {
    if (store == null) {
      hashes.prepare();
      store = begin(context);
    }
    return store;
  }

  private ReducedItemStore<Secret> begin(Context<VirtualNodeWorkload> context) {
    var sources = context.eventSourceRetriever();
    var registration = sources.eventSourceContextForDynamicRegistration();
    var primaries = registration.getPrimaryCache();
    var used = new ReducedItemStore<Secret>(s -> !users.of(place(s)).isEmpty(), this::reduced);
    var configuration =
        InformerEventSourceConfiguration.from(Secret.class, VirtualNodeWorkload.class)
            .withName("bound-secrets")
            .withNamespacesInheritedFromController()
            .withInformerListLimit(PAGE)
            .withItemStore(used)
            .withOnUpdateFilter((fresh, old) -> !bound(reduced(fresh)).equals(bound(reduced(old))))
            .withSecondaryToPrimaryMapper(secret -> living(primaries, place(secret)))
            .build();
    sources.dynamicallyRegisterEventSource(new InformerEventSource<>(configuration, registration));
    return used;
  }

  private Set<ResourceID> living(
      IndexedResourceCache<VirtualNodeWorkload> primaries, String secret) {
    var all = new HashSet<>(users.of(secret));
    all.removeIf(
        id -> {
          var gone = primaries.get(id).isEmpty();
          if (gone) {
            users.forget(id);
          }
          return gone;
        });
    return all;
  }

  private static String place(Secret secret) {
    return secret.getMetadata().getNamespace() + "/" + secret.getMetadata().getName();
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
