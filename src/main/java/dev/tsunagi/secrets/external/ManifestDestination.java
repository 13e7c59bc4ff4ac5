package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.CreationPolicy;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.manifest.ManifestId;
import dev.tsunagi.secrets.manifest.ManifestTargets;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/// A target that is no Secret, see [dev.tsunagi.secrets.manifest].
final class ManifestDestination implements Destination {

  private final ManifestId id;
  private final ManifestTargets targets;
  private final Supplier<Optional<GenericKubernetesResource>> cached;
  private final Desires desires;

  /// `cached` shows the target as it was last seen.
  ManifestDestination(
      ManifestId id,
      ManifestTargets targets,
      Supplier<Optional<GenericKubernetesResource>> cached,
      Desires desires) {
    this.id = id;
    this.targets = targets;
    this.cached = cached;
    this.desires = desires;
  }

  @Override
  public boolean isIntact(ExternalSecret primary) {
    return switch (primary.getSpec().target().creationPolicy()) {
      case ORPHAN, NONE -> true;
      case OWNER, MERGE, CREATE_OR_MERGE -> targets.isIntact(id, cached.get());
    };
  }

  @Override
  public boolean isAsWritten(ExternalSecret primary) {
    return primary.getSpec().target().creationPolicy() == CreationPolicy.NONE
        || targets.isIntact(id, cached.get());
  }

  @Override
  public Applied apply(ExternalSecret primary, SecretData data) {
    return switch (targets.write(desires.manifest(primary, id, data))) {
      case CREATED -> synced(Notice.normal("Created", "resource created"));
      case UPDATED -> synced(Notice.normal("Updated", "resource updated"));
      case KEPT, LEFT_ALONE -> synced();
      case MISSING -> new Applied(Outcome.RESOURCE_MISSING, List.of());
    };
  }

  private static Applied synced(Notice... notices) {
    return new Applied(Outcome.RESOURCE_SYNCED, List.of(notices));
  }

  /// What merging takes away is seen of Secrets only.
  @Override
  public boolean wouldLose(ExternalSecret primary) {
    return switch (primary.getSpec().target().deletionPolicy()) {
      case RETAIN, MERGE -> false;
      case DELETE -> cached.get().isPresent();
    };
  }

  @Override
  public Applied applyNothing(ExternalSecret primary) {
    return switch (primary.getSpec().target().deletionPolicy()) {
      case RETAIN -> new Applied(Outcome.RESOURCE_RETAINED, List.of());
      case MERGE -> apply(primary, SecretData.EMPTY);
      case DELETE -> deleteOwned(primary);
    };
  }

  private Applied deleteOwned(ExternalSecret primary) {
    if (primary.getSpec().target().creationPolicy() != CreationPolicy.OWNER) {
      throw new FailureException(
          new Failure.Refused(
              "TargetNotOwned",
              "could not delete resource: %s is not the ExternalSecret's; deletionPolicy Delete needs creationPolicy Owner"
                  .formatted(id.text())));
    }
    return new Applied(
        Outcome.RESOURCE_DELETED,
        delete(primary)
            ? List.of(Notice.normal("Deleted", "resource deleted due to DeletionPolicy=Delete"))
            : List.of());
  }

  @Override
  public boolean delete(ExternalSecret primary) {
    return targets.delete(id, primary.getMetadata().getUid());
  }
}
