package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.kube.LenientJson;
import dev.tsunagi.manifest.Manifest;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// The objects of a snapshot by their kinds, read as the operator reads them.
final class Inventory {

  private static final LenientJson JSON = new LenientJson();

  private final Snapshot snapshot;
  private final Map<Class<?>, List<Seen<?>>> read = new HashMap<>();
  private final Map<Class<?>, Map<String, Object>> byName = new HashMap<>();

  Inventory(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /// As they are, without looking into them.
  List<Seen<Manifest.Found>> all() {
    return snapshot.objects().stream().map(found -> new Seen<>(found, found)).toList();
  }

  <T extends HasMetadata> List<Seen<T>> all(Class<T> kind) {
    return read.computeIfAbsent(kind, _ -> read(kind)).stream()
        .map(seen -> new Seen<>(seen.found(), kind.cast(seen.object())))
        .toList();
  }

  private <T extends HasMetadata> List<Seen<?>> read(Class<T> kind) {
    return snapshot.objects().stream()
        .filter(found -> isOf(kind, found))
        .<Seen<?>>map(found -> new Seen<>(found, JSON.unmarshal(found.tree().toString(), kind)))
        .toList();
  }

  private static boolean isOf(Class<? extends HasMetadata> kind, Manifest.Found found) {
    return found.subject().kind().equals(HasMetadata.getKind(kind))
        && found.subject().apiVersion().equals(HasMetadata.getApiVersion(kind));
  }

  /// An empty `namespace` is for kinds of the cluster.
  <T extends HasMetadata> Optional<T> find(Class<T> kind, String namespace, String name) {
    return Optional.ofNullable(
            byName.computeIfAbsent(kind, _ -> index(kind)).get(namespace + "/" + name))
        .map(kind::cast);
  }

  private Map<String, Object> index(Class<? extends HasMetadata> kind) {
    var index = new HashMap<String, Object>();
    for (var seen : all(kind)) {
      var subject = seen.found().subject();
      index.putIfAbsent(subject.namespace() + "/" + subject.name(), seen.object());
    }
    return index;
  }

  /// The store that a reference from this namespace leads to.
  Optional<Store> store(StoreRef reference, String namespace) {
    return switch (reference.kind()) {
      case SECRET_STORE -> find(SecretStore.class, namespace, reference.name()).map(s -> s);
      case CLUSTER_SECRET_STORE -> find(ClusterSecretStore.class, "", reference.name()).map(s -> s);
    };
  }

  /// Whether what is not there is not in the cluster, either.
  boolean isWhole() {
    return snapshot.whole();
  }
}
