package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.ownership.Ownership;
import dev.tsunagi.secrets.ownership.TargetMarks;
import dev.tsunagi.secrets.pipeline.ObjectHash;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;

/// What a target Secret looks like once it is as desired: the live one, less what we set last time,
/// plus what is desired now. Pure.
///
/// | creationPolicy | keys of others | owner |
/// |---|---|---|
/// | Owner | wiped | the ExternalSecret |
/// | Orphan | wiped | nobody |
/// | Merge, CreateOrMerge | kept | nobody |
final class TargetShape {

  private TargetShape() {}

  static Secret fresh(DesiredSecret desired) {
    var empty =
        new SecretBuilder()
            .withType("Opaque")
            .withNewMetadata()
            .withNamespace(desired.owner().namespace())
            .withName(desired.name())
            .endMetadata()
            .build();
    return mutated(desired, empty);
  }

  static Secret mutated(DesiredSecret desired, Secret from) {
    var before = FieldMemory.of(from, desired.fieldManager());
    var secret = withoutManagedFields(from);
    var data = data(desired, from, before);
    secret.setData(base64(data));
    if (desired.policy().immutable()) {
      secret.setImmutable(true);
    }
    if (!desired.type().isEmpty()) {
      secret.setType(desired.type());
    }
    var metadata = secret.getMetadata();
    metadata.setLabels(labels(desired, metadata, before));
    metadata.setAnnotations(annotations(desired, metadata, before, data));
    metadata.setOwnerReferences(
        Ownership.owners(metadata, desired.owner().reference(), desired.policy().owns()));
    metadata.setFinalizers(finalizers(desired, metadata));
    return secret;
  }

  /// A Secret that is to be immutable keeps the values it was made with.
  static SecretData data(DesiredSecret desired, Secret live, FieldMemory before) {
    var held = TargetView.dataOf(live);
    if (desired.policy().immutable() && exists(live)) {
      return held;
    }
    return desired.policy().keepsKeysOfOthers()
        ? without(held, before.data()).overlaidWith(desired.data())
        : desired.data();
  }

  private static boolean exists(Secret live) {
    return live.getMetadata().getUid() != null;
  }

  private static SecretData without(SecretData data, Set<String> keys) {
    var rest = new TreeMap<String, SecretValue>(data.values());
    rest.keySet().removeAll(keys);
    return new SecretData(rest);
  }

  private static Map<String, String> labels(
      DesiredSecret desired, ObjectMeta metadata, FieldMemory before) {
    var labels = new TreeMap<>(TargetView.orEmpty(metadata.getLabels()));
    labels.keySet().removeAll(before.labels());
    labels.putAll(desired.metadata().labels());
    labels.put(TargetMarks.MANAGED, "true");
    labels.remove(TargetMarks.CREATED_BY);
    if (desired.policy().owns()) {
      labels.put(
          TargetMarks.CREATED_BY,
          TargetMarks.createdBy(desired.owner().namespace(), desired.owner().name()));
    }
    return labels;
  }

  private static Map<String, String> annotations(
      DesiredSecret desired, ObjectMeta metadata, FieldMemory before, SecretData data) {
    var annotations = new TreeMap<>(TargetView.orEmpty(metadata.getAnnotations()));
    annotations.keySet().removeAll(before.annotations());
    annotations.putAll(desired.metadata().annotations());
    annotations.put(TargetMarks.DATA_HASH, ObjectHash.of(data));
    return annotations;
  }

  /// Only ever added to: what a finalizer waits for is not ours to know.
  private static List<String> finalizers(DesiredSecret desired, ObjectMeta metadata) {
    var all = new LinkedHashSet<>(metadata.getFinalizers());
    all.addAll(desired.metadata().finalizers());
    return List.copyOf(all);
  }

  private static Map<String, String> base64(SecretData data) {
    var encoded = new TreeMap<String, String>();
    data.values().forEach((key, value) -> encoded.put(key, value.base64()));
    return encoded;
  }

  static Secret withoutManagedFields(Secret secret) {
    return new SecretBuilder(secret)
        .editMetadata()
        .withManagedFields(List.of())
        .endMetadata()
        .build();
  }
}
