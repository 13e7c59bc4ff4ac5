package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.secrets.pipeline.ObjectHash;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.jspecify.annotations.Nullable;

/// A target Secret as the cache keeps it: without its values, but with their hash, so that drift is
/// seen without a read.
final class TargetView {

  /// Where the cached object carries the hash of what it held; never on a live one.
  private static final String ACTUAL_HASH = "tsunagi.dev/actual-data-hash";

  private TargetView() {}

  /// What the cache keeps of a Secret.
  static Secret reduce(Secret secret) {
    var metadata = secret.getMetadata();
    var annotations = new HashMap<String, String>();
    var written = orEmpty(metadata.getAnnotations()).get(TargetMarks.DATA_HASH);
    if (written != null) {
      annotations.put(TargetMarks.DATA_HASH, written);
    }
    annotations.put(ACTUAL_HASH, actualHash(secret));
    return new SecretBuilder()
        .withMetadata(
            new ObjectMetaBuilder()
                .withNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .withUid(metadata.getUid())
                .withResourceVersion(metadata.getResourceVersion())
                .withLabels(marksOf(metadata.getLabels()))
                .withAnnotations(annotations)
                .build())
        .build();
  }

  private static Map<String, String> marksOf(@Nullable Map<String, String> labels) {
    return "true".equals(orEmpty(labels).get(TargetMarks.MANAGED))
        ? Map.of(TargetMarks.MANAGED, "true")
        : Map.of();
  }

  /// Whether the target needs no repair before its time. Orphans are everybody's to change until
  /// the next refresh, and without a target there is nothing to be changed.
  static boolean isIntact(CreationPolicy creation, Optional<Secret> reduced) {
    return switch (creation) {
      case ORPHAN, NONE -> true;
      case OWNER, MERGE, CREATE_OR_MERGE -> isAsWritten(creation, reduced);
    };
  }

  /// Whether a refresh with the same values would write nothing.
  static boolean isAsWritten(CreationPolicy creation, Optional<Secret> reduced) {
    return creation == CreationPolicy.NONE || reduced.filter(TargetView::isIntact).isPresent();
  }

  /// Whether the Secret still is as ESO's marks say it was written.
  static boolean isIntact(Secret reduced) {
    var annotations = orEmpty(reduced.getMetadata().getAnnotations());
    return "true".equals(orEmpty(reduced.getMetadata().getLabels()).get(TargetMarks.MANAGED))
        && Objects.equals(annotations.get(TargetMarks.DATA_HASH), annotations.get(ACTUAL_HASH));
  }

  static Takeover.Hashes hashes(Secret secret) {
    var annotations = orEmpty(secret.getMetadata().getAnnotations());
    return new Takeover.Hashes(annotations.get(TargetMarks.DATA_HASH), actualHash(secret));
  }

  private static String actualHash(Secret secret) {
    // A reduced object that passes through here again has no data but knows its hash. A live one
    // always has a type, and what it claims of itself counts for nothing.
    var known = orEmpty(secret.getMetadata().getAnnotations()).get(ACTUAL_HASH);
    return known != null && secret.getType() == null ? known : ObjectHash.of(dataOf(secret));
  }

  /// The decoded data of a live Secret.
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
