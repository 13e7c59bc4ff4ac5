package dev.tsunagi.reconcile;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.PrimaryUpdateAndCacheUtils;

/// Writes the status of a primary, and only that, and makes the cache show it at once.
///
/// The only class that knows how this version of JOSDK does so.
final class StatusWriter {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final JsonMapper JSON = new JsonMapper();

  <S, P extends CustomResource<?, S>> void write(P primary, S status, Context<P> context) {
    removeVanished(primary, status, context);
    PrimaryUpdateAndCacheUtils.ssaPatchStatusAndCacheResource(
        primary, carrier(primary, status), context);
  }

  /// Apply takes away only what this operator alone applied before. What another one wrote, before
  /// the object came to us, has to be taken away by name.
  private static <S, P extends CustomResource<?, S>> void removeVanished(
      P primary, S status, Context<P> context) {
    var client = context.getClient();
    var json = client.getKubernetesSerialization();
    var before = json.convertValue(primary.getStatus(), JsonNode.class);
    if (before.isEmpty()) {
      return;
    }
    var vanished = Vanished.between(before, json.convertValue(status, JsonNode.class));
    if (!vanished.isEmpty()) {
      var patch = JSON.createObjectNode();
      patch.putObject("metadata").put("uid", primary.getMetadata().getUid());
      patch.set("status", vanished);
      client.resource(primary).subresource("status").patch(MERGE, patch.toString());
    }
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
