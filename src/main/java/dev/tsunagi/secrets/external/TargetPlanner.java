package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.pipeline.ObjectHash;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;

/// Decides what becomes of the target Secret under `creationPolicy: Owner`. Touches nothing.
///
/// | live Secret | plan |
/// |---|---|
/// | none | create |
/// | controlled by another ExternalSecret, or by something else | refuse |
/// | of a type that Kubernetes itself hands out or accepts tokens by | refuse |
/// | ours or nobody's | update to the desired data, keys of others wiped; keep if that changes
/// nothing |
final class TargetPlanner {

  /// What the API server takes in `data`, values summed (`MaxSecretSize`).
  static final int LARGEST = 1024 * 1024;

  /// Who writes into these, labels and annotations included, can make tokens of other accounts.
  private static final Set<String> TOKENS =
      Set.of("kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token");

  private static final String KIND = "ExternalSecret";
  private static final String GROUP = "external-secrets.io";

  private TargetPlanner() {}

  static TargetPlan plan(DesiredSecret desired, Optional<Secret> live) {
    var size = desired.data().values().values().stream().mapToLong(v -> v.length()).sum();
    if (size > LARGEST) {
      return new TargetPlan.Refuse(TargetRefusals.tooLarge(desired, size));
    }
    return live.map(secret -> overwrite(desired, secret))
        .orElseGet(() -> new TargetPlan.Create(fresh(desired)));
  }

  private static TargetPlan overwrite(DesiredSecret desired, Secret live) {
    var foreign = foreignController(desired, live);
    if (foreign.isPresent()) {
      return new TargetPlan.Refuse(TargetRefusals.ownedBy(desired, foreign.get()));
    }
    var next = mutated(desired, live);
    if (next.equals(withoutManagedFields(live))) {
      return new TargetPlan.Keep(live);
    }
    if (TOKENS.contains(Objects.requireNonNullElse(live.getType(), ""))) {
      return new TargetPlan.Refuse(TargetRefusals.isToken(desired, live));
    }
    return Boolean.TRUE.equals(live.getImmutable())
            && !TargetView.dataOf(live).equals(desired.data())
        ? new TargetPlan.Refuse(TargetRefusals.immutable(desired))
        : new TargetPlan.Update(next);
  }

  private static Secret fresh(DesiredSecret desired) {
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

  private static Secret mutated(DesiredSecret desired, Secret from) {
    var before = FieldMemory.of(from, desired.fieldManager());
    var secret = withoutManagedFields(from);
    secret.setData(base64(desired.data()));
    var metadata = secret.getMetadata();
    metadata.setLabels(labels(desired, metadata, before));
    metadata.setAnnotations(annotations(desired, metadata, before));
    metadata.setOwnerReferences(owners(desired, metadata));
    return secret;
  }

  private static Map<String, String> labels(
      DesiredSecret desired, ObjectMeta metadata, FieldMemory before) {
    var labels = new TreeMap<>(TargetView.orEmpty(metadata.getLabels()));
    labels.keySet().removeAll(before.labels());
    labels.putAll(desired.labels());
    labels.put(TargetMarks.MANAGED, "true");
    labels.put(
        TargetMarks.CREATED_BY,
        TargetMarks.createdBy(desired.owner().namespace(), desired.owner().name()));
    return labels;
  }

  private static Map<String, String> annotations(
      DesiredSecret desired, ObjectMeta metadata, FieldMemory before) {
    var annotations = new TreeMap<>(TargetView.orEmpty(metadata.getAnnotations()));
    annotations.keySet().removeAll(before.annotations());
    annotations.putAll(desired.annotations());
    annotations.put(TargetMarks.DATA_HASH, ObjectHash.of(desired.data()));
    return annotations;
  }

  /// Ours is replaced where it stands, so that a new UID after a restore from backup takes effect.
  private static List<OwnerReference> owners(DesiredSecret desired, ObjectMeta metadata) {
    var ours = reference(desired.owner());
    var owners = new ArrayList<>(metadata.getOwnerReferences());
    owners.replaceAll(o -> isExternalSecret(o) && o.getName().equals(ours.getName()) ? ours : o);
    if (!owners.contains(ours)) {
      owners.add(ours);
    }
    return owners;
  }

  private static OwnerReference reference(DesiredSecret.Owner owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.apiVersion())
        .withKind(KIND)
        .withName(owner.name())
        .withUid(owner.uid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  private static Optional<OwnerReference> foreignController(DesiredSecret desired, Secret live) {
    return live.getMetadata().getOwnerReferences().stream()
        .filter(o -> Boolean.TRUE.equals(o.getController()))
        .filter(o -> !isExternalSecret(o) || !o.getName().equals(desired.owner().name()))
        .findFirst();
  }

  static boolean isExternalSecret(OwnerReference owner) {
    return owner.getKind().equals(KIND) && owner.getApiVersion().startsWith(GROUP + "/");
  }

  private static Map<String, String> base64(SecretData data) {
    var encoded = new TreeMap<String, String>();
    data.values().forEach((key, value) -> encoded.put(key, value.base64()));
    return encoded;
  }

  private static Secret withoutManagedFields(Secret secret) {
    return new SecretBuilder(secret)
        .editMetadata()
        .withManagedFields(List.of())
        .endMetadata()
        .build();
  }
}
