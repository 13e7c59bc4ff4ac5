package dev.tsunagi.secrets.ownership;

import module java.base;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/// Whose a target is, by its owner references. Pure.
public final class Ownership {

  private static final String KIND = "ExternalSecret";
  private static final String GROUP = "external-secrets.io";

  private Ownership() {}

  /// How an ExternalSecret is named as the owner of its target.
  public static OwnerReference reference(String apiVersion, String name, String uid) {
    return new OwnerReferenceBuilder()
        .withApiVersion(apiVersion)
        .withKind(KIND)
        .withName(name)
        .withUid(uid)
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  /// The owners once the ExternalSecret owns the target, or does not. Ours is replaced where it
  /// stands, so that a new UID after a restore from backup takes effect.
  public static List<OwnerReference> owners(
      ObjectMeta metadata, OwnerReference ours, boolean owns) {
    var owners = new ArrayList<>(metadata.getOwnerReferences());
    if (!owns) {
      owners.removeIf(o -> isSame(o, ours));
      return owners;
    }
    owners.replaceAll(o -> isSame(o, ours) ? ours : o);
    if (!owners.contains(ours)) {
      owners.add(ours);
    }
    return owners;
  }

  private static boolean isSame(OwnerReference one, OwnerReference ours) {
    return isExternalSecret(one) && one.getName().equals(ours.getName());
  }

  /// The one who controls the target and must not be crossed by the ExternalSecret `name`. Another
  /// kind of controller only stands in the way of one who wants to control it himself.
  public static Optional<OwnerReference> foreignController(
      ObjectMeta metadata, String name, boolean owns) {
    return metadata.getOwnerReferences().stream()
        .filter(o -> Boolean.TRUE.equals(o.getController()))
        .filter(o -> isExternalSecret(o) ? !o.getName().equals(name) : owns)
        .findFirst();
  }

  /// Whether an ExternalSecret controls it.
  public static boolean isControlled(ObjectMeta metadata) {
    return metadata.getOwnerReferences().stream()
        .anyMatch(o -> Boolean.TRUE.equals(o.getController()) && isExternalSecret(o));
  }

  /// Whether exactly this object controls it.
  public static boolean isControlledBy(ObjectMeta metadata, String uid) {
    return metadata.getOwnerReferences().stream()
        .anyMatch(o -> Boolean.TRUE.equals(o.getController()) && uid.equals(o.getUid()));
  }

  /// Whether the owner is an ExternalSecret, of whatever version.
  public static boolean isExternalSecret(OwnerReference owner) {
    return owner.getKind().equals(KIND) && owner.getApiVersion().startsWith(GROUP + "/");
  }
}
