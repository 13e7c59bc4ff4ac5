package dev.tsunagi.provisioning.binding;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.jspecify.annotations.Nullable;

/// Decides about the Secret that tells an application how to connect. Its name and keys are those
/// of OSOK; a Secret that is not ours is never written.
public final class BindingPlanner {

  /// On every connection Secret: what their informer looks for. Its value is the UID of the object.
  public static final String LABEL = "tsunagi.dev/connection-of";

  /// On a Secret of somebody else's, by its owner: we may have it.
  static final String ADOPT = "tsunagi.dev/adopt";

  private BindingPlanner() {}

  /// Why the Secret cannot become the owner's, whatever it is to hold; empty when that depends on
  /// what it holds.
  public static Optional<Failure> objection(HasMetadata owner, Secret there) {
    var name = there.getMetadata().getName();
    if (isOurs(owner, there)) {
      return Optional.empty();
    }
    if (!there.getMetadata().getOwnerReferences().isEmpty()) {
      return Optional.of(notOurs(there));
    }
    return Boolean.TRUE.equals(there.getImmutable())
        ? Optional.of(immutable(name))
        : Optional.empty();
  }

  static BindingPlan plan(
      HasMetadata owner, String name, SecretData desired, Optional<Secret> live) {
    if (live.isEmpty()) {
      return new BindingPlan.Create(fresh(owner, name, desired));
    }
    var there = live.get();
    if (!isOurs(owner, there) && !mayBeTaken(desired, there)) {
      return new BindingPlan.Refuse(notOurs(there));
    }
    var wanted = merged(owner, there, desired);
    if (wanted.equals(there)) {
      return new BindingPlan.Keep();
    }
    return Boolean.TRUE.equals(there.getImmutable())
        ? new BindingPlan.Refuse(immutable(name))
        : new BindingPlan.Update(wanted);
  }

  static boolean isOurs(HasMetadata owner, Secret there) {
    var uid = owner.getMetadata().getUid();
    return there.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(uid));
  }

  /// What OSOK left holds nothing that we would not write, and belongs to nobody.
  private static boolean mayBeTaken(SecretData desired, Secret there) {
    if (!there.getMetadata().getOwnerReferences().isEmpty()) {
      return false;
    }
    return "true".equals(labelsAndAnnotations(there).get(ADOPT))
        || encoded(desired).entrySet().containsAll(orEmpty(there.getData()).entrySet());
  }

  private static Map<String, String> labelsAndAnnotations(Secret there) {
    var all = new HashMap<>(orEmpty(there.getMetadata().getLabels()));
    all.putAll(orEmpty(there.getMetadata().getAnnotations()));
    return all;
  }

  private static Failure notOurs(Secret there) {
    var name = there.getMetadata().getName();
    var owners = there.getMetadata().getOwnerReferences();
    return new Failure.Refused(
        "SecretNotOurs",
        owners.isEmpty()
            ? ("Secret \"%s\" is there already and not ours; delete or rename it, or label it"
                    + " %s=true to let it be overwritten")
                .formatted(name, ADOPT)
            : "Secret \"%s\" is there already and belongs to %s \"%s\"; delete or rename it"
                .formatted(name, owners.getFirst().getKind(), owners.getFirst().getName()));
  }

  private static Failure immutable(String name) {
    return new Failure.Refused(
        "SecretImmutable",
        "Secret \"%s\" is immutable and out of date; delete it to have it made anew"
            .formatted(name));
  }

  private static Secret fresh(HasMetadata owner, String name, SecretData desired) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace(owner.getMetadata().getNamespace())
        .withName(name)
        .addToLabels(LABEL, owner.getMetadata().getUid())
        .withOwnerReferences(reference(owner))
        .endMetadata()
        .withType("Opaque")
        .withData(encoded(desired))
        .build();
  }

  /// Labels and annotations of others stay.
  private static Secret merged(HasMetadata owner, Secret there, SecretData desired) {
    var references = new ArrayList<>(there.getMetadata().getOwnerReferences());
    if (!isOurs(owner, there)) {
      references.add(reference(owner));
    }
    return new SecretBuilder(there)
        .editMetadata()
        .addToLabels(LABEL, owner.getMetadata().getUid())
        .withOwnerReferences(references)
        .endMetadata()
        .withData(encoded(desired))
        .build();
  }

  private static OwnerReference reference(HasMetadata owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  static SecretData decoded(Secret secret) {
    var all = new TreeMap<String, SecretValue>();
    orEmpty(secret.getData())
        .forEach((key, value) -> all.put(key, SecretValue.of(Base64.getDecoder().decode(value))));
    return new SecretData(all);
  }

  private static SortedMap<String, String> encoded(SecretData data) {
    var all = new TreeMap<String, String>();
    data.values().forEach((key, value) -> all.put(key, value.base64()));
    return all;
  }

  private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
    return map == null ? Map.of() : map;
  }
}
