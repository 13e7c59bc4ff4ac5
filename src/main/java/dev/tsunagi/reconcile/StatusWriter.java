package dev.tsunagi.reconcile;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;

/// Writes the status of a primary, and only that, and makes the cache show it at once.
///
/// The only class that knows how this version of JOSDK does so.
final class StatusWriter {

  <S, P extends CustomResource<?, S>> void write(P primary, S status, Context<P> context) {
    PrimaryUpdateAndCacheUtils.ssaPatchStatusAndCacheResource(
        primary, carrier(primary, status), context);
  }

  /// An object with nothing but its identity and the status. The UID makes the API server refuse
  /// the patch if the object was deleted and made anew meanwhile.
  private static <S, P extends CustomResource<?, S>> P carrier(P primary, S status) {
    @SuppressWarnings("unchecked") // getClass() of a P
    var type = (Class<P>) primary.getClass();
    try {
      var carrier = type.getDeclaredConstructor().newInstance();
      carrier.setMetadata(identity(primary));
      carrier.setStatus(status);
      return carrier;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " needs a constructor without arguments", e);
    }
  }

  private static io.fabric8.kubernetes.api.model.ObjectMeta identity(HasMetadata primary) {
    var metadata = primary.getMetadata();
    return new ObjectMetaBuilder()
        .withName(metadata.getName())
        .withNamespace(metadata.getNamespace())
        .withUid(metadata.getUid())
        .build();
  }
}
