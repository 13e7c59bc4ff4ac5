package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;

/// Who names which OCI resource, from the cache of the objects of one kind.
final class Holders<P extends ProvisionedResource<?>> implements Rivals {

  private static final String BY_OCID = "ocid";
  private static final Comparator<HasMetadata> ELDEST =
      Comparator.<HasMetadata, String>comparing(o -> o.getMetadata().getCreationTimestamp())
          .thenComparing(o -> o.getMetadata().getUid());

  private volatile Function<String, List<P>> named = _ -> List.of();

  void index(IndexerResourceCache<P> cache) {
    cache.addIndexer(BY_OCID, Holders::ids);
    named = id -> cache.byIndex(BY_OCID, id);
  }

  private static List<String> ids(ProvisionedResource<?> object) {
    return Stream.of(object.getSpec().boundId(), object.getStatus().id())
        .filter(id -> !id.isEmpty())
        .distinct()
        .toList();
  }

  /// One that only looks holds nothing.
  @Override
  public Optional<String> holder(ProvisionedResource<?> object, String id) {
    return named.apply(id).stream()
        .filter(other -> !looksOnly(other))
        .min(ELDEST)
        .filter(other -> !other.getMetadata().getUid().equals(object.getMetadata().getUid()))
        .filter(other -> ELDEST.compare(other, object) < 0)
        .map(
            other ->
                other.getMetadata().getNamespace()
                    + "/"
                    + other.getMetadata().getName()
                    + " of this cluster");
  }

  private static boolean looksOnly(ProvisionedResource<?> object) {
    return switch (object.getSpec().stewardship().management()) {
      case OBSERVE -> true;
      case MANAGE -> false;
    };
  }
}
