package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.kube.KubeFailures;
import dev.tsunagi.provisioning.StoreUsers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;

/// Which objects of one kind name which store, from their cache.
public final class StoreIndex<P extends HasMetadata> implements StoreUsers {

  private static final String BY_STORE = "store";

  private final String finalizer;
  private final Function<P, StoreRef> named;
  private final List<BiConsumer<StoreRef, String>> listeners = new CopyOnWriteArrayList<>();
  private volatile Function<String, List<P>> cached = _ -> List.of();
  private volatile Function<String, List<P>> listed = _ -> List.of();

  /// `finalizer`: what an object carries until we have let go of it.
  public StoreIndex(String finalizer, Function<P, StoreRef> named) {
    this.finalizer = finalizer;
    this.named = named;
  }

  /// Begins with the event sources of the kind.
  public void index(EventSourceContext<P> context) {
    var cache = context.getPrimaryCache();
    cache.addIndexer(BY_STORE, object -> List.of(key(object)));
    cached = key -> cache.byIndex(BY_STORE, key);
    var client = context.getClient();
    var type = context.getPrimaryResourceClass();
    listed = namespace -> list(client, type, namespace);
  }

  private static <P extends HasMetadata> List<P> list(
      KubernetesClient client, Class<P> type, String namespace) {
    try {
      var all = client.resources(type);
      return namespace.isEmpty()
          ? all.inAnyNamespace().list().getItems()
          : all.inNamespace(namespace).list().getItems();
    } catch (KubernetesClientException e) {
      throw KubeFailures.of(e, "list objects of kind " + type.getSimpleName());
    }
  }

  @Override
  public List<P> known(StoreRef store, String namespace) {
    return cached.apply(key(store, namespace)).stream().filter(this::isHere).toList();
  }

  @Override
  public List<P> certain(StoreRef store, String namespace) {
    var key = key(store, namespace);
    return listed.apply(namespace).stream()
        .filter(object -> key(object).equals(key))
        .filter(this::isHere)
        .toList();
  }

  /// Others may hold what we have let go of.
  private boolean isHere(P object) {
    var metadata = object.getMetadata();
    return metadata.getDeletionTimestamp() == null || metadata.getFinalizers().contains(finalizer);
  }

  @Override
  public void whenOneGoes(BiConsumer<StoreRef, String> told) {
    listeners.add(told);
  }

  /// Passes on how a cleanup ended, and tells if that was the end of the object.
  public DeleteControl after(P object, DeleteControl end) {
    var store = named.apply(object);
    if (end.isRemoveFinalizer() && !store.name().isEmpty()) {
      var namespace = namespace(store, object.getMetadata().getNamespace());
      listeners.forEach(told -> told.accept(store, namespace));
    }
    return end;
  }

  private String key(P object) {
    var store = named.apply(object);
    return key(store, namespace(store, object.getMetadata().getNamespace()));
  }

  private static String key(StoreRef store, String namespace) {
    return namespace + "/" + store.name();
  }

  private static String namespace(StoreRef store, String user) {
    return store.kind() == StoreKind.SECRET_STORE ? user : "";
  }
}
