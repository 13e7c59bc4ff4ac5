package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.pipeline.ObjectHash;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;

/// A ConfigMap or Secret that templates come from, as it is kept to see that it changed: a hash in
/// the place of what it holds.
final class TemplateView {

  private static final String HASH = "tsunagi.dev/content-hash";

  private TemplateView() {}

  static ConfigMap reduce(ConfigMap live) {
    return new ConfigMapBuilder().withMetadata(reduced(live, ObjectHash.of(held(live)))).build();
  }

  static Secret reduce(Secret live) {
    var hash = ObjectHash.of(TargetView.dataOf(live));
    return new SecretBuilder().withMetadata(reduced(live, hash)).build();
  }

  /// The hash of what a reduced object held.
  static String hash(HasMetadata reduced) {
    return TargetView.orEmpty(reduced.getMetadata().getAnnotations()).getOrDefault(HASH, "");
  }

  private static ObjectMeta reduced(HasMetadata live, String hash) {
    var metadata = live.getMetadata();
    return new ObjectMetaBuilder()
        .withNamespace(metadata.getNamespace())
        .withName(metadata.getName())
        .withUid(metadata.getUid())
        .withResourceVersion(metadata.getResourceVersion())
        .withAnnotations(Map.of(HASH, hash))
        .build();
  }

  private static SecretData held(ConfigMap live) {
    var held = new TreeMap<String, SecretValue>();
    TargetView.orEmpty(live.getData()).forEach((key, text) -> held.put(key, SecretValue.of(text)));
    TargetView.orEmpty(live.getBinaryData())
        .forEach((key, text) -> held.put(key, SecretValue.of(text)));
    return new SecretData(held);
  }
}
