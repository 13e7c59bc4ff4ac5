package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushStoreRef;
import dev.tsunagi.api.secrets.Store;
import io.fabric8.kubernetes.api.model.Secret;

/// Under which keys a PushSecret is found by what it refers to. Whoever selects by label is found
/// by everything that could be selected. Pure.
final class PushIndex {

  private static final String ANY = "*";

  private PushIndex() {}

  static List<String> sources(PushSecret primary) {
    var secret = primary.getSpec().selector().secret();
    if (secret == null) {
      return List.of();
    }
    var name = secret.name().isEmpty() ? ANY : secret.name();
    return List.of(primary.getMetadata().getNamespace() + "/" + name);
  }

  static List<String> keys(Secret secret) {
    var metadata = secret.getMetadata();
    return List.of(
        metadata.getNamespace() + "/" + metadata.getName(), metadata.getNamespace() + "/" + ANY);
  }

  /// The stores of the spec, and those that something was pushed to.
  static List<String> stores(PushSecret primary) {
    var namespace = primary.getMetadata().getNamespace();
    var referred = primary.getSpec().secretStoreRefs().stream().map(ref -> key(ref, namespace));
    var pushedTo =
        primary.getStatus().syncedPushSecrets().keySet().stream()
            .map(key -> key(PushTarget.ref(key), namespace));
    return Stream.concat(referred, pushedTo).distinct().toList();
  }

  static List<String> keys(Store store) {
    var kind = store.storeKind();
    var namespace = Objects.requireNonNullElse(store.getMetadata().getNamespace(), "");
    var name = store.getMetadata().getName();
    return List.of(
        key(new StoreRef(name, kind), namespace), key(new StoreRef(ANY, kind), namespace));
  }

  private static String key(PushStoreRef reference, String namespace) {
    var name = reference.name().isEmpty() ? ANY : reference.name();
    return key(new StoreRef(name, reference.kind()), namespace);
  }

  private static String key(StoreRef reference, String namespace) {
    return reference.kind() == StoreKind.SECRET_STORE
        ? namespace + "/" + reference.name()
        : reference.name();
  }
}
