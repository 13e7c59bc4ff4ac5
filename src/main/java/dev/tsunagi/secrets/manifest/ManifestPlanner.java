package dev.tsunagi.secrets.manifest;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.secrets.ownership.Ownership;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;

/// Decides what becomes of the object. Touches nothing.
final class ManifestPlanner {

  private ManifestPlanner() {}

  /// `isAsWritten` tells of the live object whether it holds what was written last, with whatever
  /// the API server added to that.
  static ManifestPlan plan(
      DesiredManifest desired,
      Optional<GenericKubernetesResource> live,
      Predicate<GenericKubernetesResource> isAsWritten) {
    return switch (desired.creation()) {
      case NONE -> new ManifestPlan.LeaveAlone();
      case MERGE ->
          live.map(object -> overwrite(desired, object, isAsWritten))
              .orElseGet(ManifestPlan.LeaveMissing::new);
      case OWNER, ORPHAN, CREATE_OR_MERGE ->
          live.map(object -> overwrite(desired, object, isAsWritten))
              .orElseGet(() -> new ManifestPlan.Create(ManifestShape.fresh(desired)));
    };
  }

  private static ManifestPlan overwrite(
      DesiredManifest desired,
      GenericKubernetesResource live,
      Predicate<GenericKubernetesResource> isAsWritten) {
    var foreign =
        Ownership.foreignController(live.getMetadata(), desired.owner().getName(), desired.owns());
    if (foreign.isPresent()) {
      return new ManifestPlan.Refuse(ownedBy(desired, foreign.get()));
    }
    var next = ManifestShape.mutated(desired, live);
    return isAsWritten.test(live) && hasSameMarks(next, live)
        ? new ManifestPlan.Keep(live)
        : new ManifestPlan.Update(next);
  }

  /// The hash of what is to be written is one of them.
  private static boolean hasSameMarks(
      GenericKubernetesResource next, GenericKubernetesResource live) {
    return next.getMetadata()
        .equals(new ObjectMetaBuilder(live.getMetadata()).withManagedFields(List.of()).build());
  }

  private static Failure ownedBy(DesiredManifest desired, OwnerReference other) {
    var head =
        Ownership.isExternalSecret(other)
            ? "target is owned by another ExternalSecret"
            : "failed to take ownership of target resource";
    return new Failure.Refused(
        "TargetOwned",
        "%s: %s is controlled by %s \"%s\"; choose another spec.target.name"
            .formatted(head, desired.id().text(), other.getKind(), other.getName()));
  }
}
