package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.provisioning.Owner;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;

/// Who names which OCI resource, from the cache of the objects of one kind.
final class Holders<P extends ProvisionedResource<?>> implements Rivals {

  private static final String BY_OCID = "ocid";
  private static final Comparator<HasMetadata> ELDEST =
      Comparator.<HasMetadata, String>comparing(o -> o.getMetadata().getCreationTimestamp())
          .thenComparing(o -> o.getMetadata().getUid());

  private final SimpleInboundEventSource<P> wakes = new SimpleInboundEventSource<>("rivals");
  private volatile Function<String, List<P>> named = _ -> List.of();
  private volatile Predicate<Owner> gone = _ -> false;

  /// What makes those look again that [#changed] tells of.
  EventSource<Void, P> index(EventSourceContext<P> context) {
    var cache = context.getPrimaryCache();
    cache.addIndexer(BY_OCID, Holders::ids);
    named = id -> cache.byIndex(BY_OCID, id);
    var client = context.getClient();
    var type = context.getPrimaryResourceClass();
    gone = owner -> isGone(client, type, owner);
    return wakes;
  }

  /// Asks the API server: a cache may lag, or not have the namespace.
  static <P extends HasMetadata> boolean isGone(
      KubernetesClient client, Class<P> type, Owner owner) {
    try {
      var there =
          client.resources(type).inNamespace(owner.namespace()).withName(owner.name()).get();
      return there == null || !there.getMetadata().getUid().equals(owner.uid());
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  @Override
  public boolean isGone(Owner owner) {
    return gone.test(owner);
  }

  @Override
  public void changed(ProvisionedResource<?> object, String id) {
    others(object, id).map(ResourceID::fromResource).forEach(wakes::propagateEvent);
  }

  private Stream<P> others(ProvisionedResource<?> object, String id) {
    var uid = object.getMetadata().getUid();
    return named.apply(id).stream().filter(other -> !other.getMetadata().getUid().equals(uid));
  }

  private static List<String> ids(ProvisionedResource<?> object) {
    return Stream.of(object.getSpec().boundId(), object.getStatus().id())
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  @Override
  public Optional<String> holder(ProvisionedResource<?> object, String id) {
    return others(object, id)
        .filter(other -> !looksOnly(other) && !isLettingGo(other))
        .min(ELDEST)
        .filter(other -> ELDEST.compare(other, object) < 0)
        .map(
            other ->
                other.getMetadata().getNamespace()
                    + "/"
                    + other.getMetadata().getName()
                    + " of this cluster");
  }

  /// Of what an object only bound, nothing is left to do once it is to go.
  private static boolean isLettingGo(ProvisionedResource<?> object) {
    return object.isMarkedForDeletion() && !object.getSpec().boundId().isEmpty();
  }

  /// One that only looks holds nothing.
  private static boolean looksOnly(ProvisionedResource<?> object) {
    return switch (object.getSpec().stewardship().management()) {
      case OBSERVE -> true;
      case MANAGE -> false;
    };
  }
}
