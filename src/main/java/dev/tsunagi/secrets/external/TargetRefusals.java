package dev.tsunagi.secrets.external;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.secrets.ownership.Ownership;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Secret;

/// Why a target is left as it is, with ESO's words first and the remedy after them. Pure.
final class TargetRefusals {

  private TargetRefusals() {}

  static Failure ownedBy(DesiredSecret desired, OwnerReference other) {
    return Ownership.isExternalSecret(other)
        ? new Failure.Refused(
            "TargetOwned",
            ("target is owned by another ExternalSecret: Secret \"%s\" belongs to \"%s\"; choose"
                    + " another spec.target.name")
                .formatted(desired.name(), other.getName()))
        : new Failure.Refused(
            "TargetOwned",
            ("failed to take ownership of target secret: Secret \"%s\" is controlled by %s \"%s\";"
                    + " choose another spec.target.name")
                .formatted(desired.name(), other.getKind(), other.getName()));
  }

  static Failure notOurs(DesiredSecret desired) {
    return new Failure.Refused(
        "TargetNotOwned",
        ("could not delete secret: Secret \"%s\" is not the ExternalSecret's; deletionPolicy Delete"
                + " needs creationPolicy Owner")
            .formatted(desired.name()));
  }

  static Failure isToken(DesiredSecret desired, Secret live) {
    return new Failure.Refused(
        "TargetIsToken",
        ("could not update secret: Secret \"%s\" is of type %s, which Kubernetes makes tokens of;"
                + " choose another spec.target.name")
            .formatted(desired.name(), live.getType()));
  }

  static Failure immutable(DesiredSecret desired) {
    return new Failure.Refused(
        "TargetImmutable",
        "could not update secret, target is immutable: delete Secret \"%s\" to have it made anew"
            .formatted(desired.name()));
  }

  static Failure tooLarge(DesiredSecret desired, long size) {
    return new Failure.Invalid(
        ("could not update secret: the values for Secret \"%s\" have %d bytes, Kubernetes takes at"
                + " most %d; split it over several ExternalSecrets")
            .formatted(desired.name(), size, TargetPlanner.LARGEST));
  }
}
