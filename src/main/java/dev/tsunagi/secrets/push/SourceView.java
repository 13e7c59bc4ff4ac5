package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.pipeline.ObjectHash;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.jspecify.annotations.Nullable;

/// A Secret as the cache keeps it: its place, its labels, and a hash of what it holds.
final class SourceView {

  /// Where the cached object carries the hash; never on a live one.
  private static final String HASH = "tsunagi.dev/source-hash";

  private SourceView() {}

  static Secret reduce(Secret secret) {
    var metadata = secret.getMetadata();
    return new SecretBuilder()
        .withMetadata(
            new ObjectMetaBuilder()
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withResourceVersion(metadata.getResourceVersion())
                .withLabels(metadata.getLabels())
                .withAnnotations(Map.of(HASH, hash(secret)))
                .build())
        .build();
  }

  /// A reduced object that passes through again has no type but knows its hash. A live one always
  /// has a type, and what it claims of itself counts for nothing.
  static String hash(Secret secret) {
    var known = orEmpty(secret.getMetadata().getAnnotations()).get(HASH);
    return known != null && secret.getType() == null
        ? known
        : secret.getMetadata().getUid() + " " + ObjectHash.of(dataOf(secret));
  }

  static boolean isSame(Secret fresh, Secret old) {
    return hash(fresh).equals(hash(old))
        && orEmpty(fresh.getMetadata().getLabels()).equals(orEmpty(old.getMetadata().getLabels()));
  }

  static SecretData dataOf(Secret secret) {
    var values = new TreeMap<String, SecretValue>();
    orEmpty(secret.getData())
        .forEach(
            (key, value) -> values.put(key, SecretValue.of(Base64.getDecoder().decode(value))));
    return new SecretData(values);
  }

  static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
