package dev.tsunagi.secrets.manifest;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.GenericObjects;
import dev.tsunagi.secrets.ownership.Ownership;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/// Writes targets that are no Secrets, and remembers what the API server made of them: it may have
/// filled in defaults, which is no drift.
public final class ManifestTargets {

  private static final int ATTEMPTS = 5;

  private final GenericObjects objects;
  private final Map<ManifestId, String> expected = new ConcurrentHashMap<>();

  /// What was done.
  public enum Done {
    CREATED,
    UPDATED,
    KEPT,
    /// There is nothing to merge into.
    MISSING,
    /// `creationPolicy: None`.
    LEFT_ALONE
  }

  public ManifestTargets(GenericObjects objects) {
    this.objects = objects;
  }

  /// Whether the object, as the cache shows it, is as it was written.
  public boolean isIntact(ManifestId id, Optional<GenericKubernetesResource> reduced) {
    return reduced
        .filter(object -> ManifestView.isIntact(object, expected.getOrDefault(id, "")))
        .isPresent();
  }

  /// Brings the object to what is desired. Whoever else writes to it at the same time is no
  /// failure: looks and decides again.
  public Done write(DesiredManifest desired) {
    for (var attempt = 1; ; attempt++) {
      try {
        return carryOut(desired);
      } catch (FailureException e) {
        if (!(e.failure() instanceof Failure.Conflict) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private Done carryOut(DesiredManifest desired) {
    var id = desired.id();
    var live = objects.read(id.kind(), id.namespace(), id.name());
    return switch (ManifestPlanner.plan(desired, live, object -> isAsWritten(id, object))) {
      case ManifestPlan.Create(var object) -> {
        remember(id, objects.create(id.kind(), object));
        yield Done.CREATED;
      }
      case ManifestPlan.Update(var object) -> {
        remember(id, objects.update(id.kind(), object));
        yield Done.UPDATED;
      }
      case ManifestPlan.Keep _ -> Done.KEPT;
      case ManifestPlan.LeaveMissing _ -> Done.MISSING;
      case ManifestPlan.LeaveAlone _ -> Done.LEFT_ALONE;
      case ManifestPlan.Refuse(var why) -> throw new FailureException(why);
    };
  }

  private boolean isAsWritten(ManifestId id, GenericKubernetesResource live) {
    return isIntact(id, Optional.of(ManifestView.reduce(live)));
  }

  private void remember(ManifestId id, GenericKubernetesResource written) {
    expected.put(id, ManifestView.actualHash(ManifestView.reduce(written)));
  }

  /// Deletes the object if it is controlled by exactly this ExternalSecret; says whether it did.
  /// Where the kind itself is gone there is nothing left to delete.
  public boolean delete(ManifestId id, String ownerUid) {
    if (!objects.isThere(id.kind())) {
      return false;
    }
    var live =
        objects
            .read(id.kind(), id.namespace(), id.name())
            .filter(object -> Ownership.isControlledBy(object.getMetadata(), ownerUid));
    live.ifPresent(object -> objects.delete(id.kind(), object));
    return live.isPresent();
  }

  public void forget(ManifestId id) {
    expected.remove(id);
  }
}
