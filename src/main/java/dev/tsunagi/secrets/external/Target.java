package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.ownership.Ownership;
import dev.tsunagi.secrets.ownership.TargetMarks;
import io.fabric8.kubernetes.api.model.Secret;

/// The target Secret of an ExternalSecret: seen through the cache, written through the API.
final class Target implements Destination {

  /// The cache of managed Secrets, reduced as [TargetView] does it.
  interface Cache {

    Optional<Secret> find(String namespace, String name);

    /// Shows a write of ours before the watch does. `before` is what it replaced.
    void wrote(Secret reduced, Optional<Secret> before);

    /// Tells everybody who wants this target that its owner let go of it.
    void released(String namespace, String name);
  }

  private final TargetSecrets secrets;
  private final Cache cache;
  private final Desires desires;
  private final TargetWriter writer;

  Target(TargetSecrets secrets, Cache cache, Desires desires) {
    this.secrets = secrets;
    this.cache = cache;
    this.desires = desires;
    this.writer = new TargetWriter(secrets, cache);
  }

  static String name(ExternalSecret primary) {
    var named = primary.getSpec().target().name();
    return named.isEmpty() ? primary.getMetadata().getName() : named;
  }

  @Override
  public boolean isIntact(ExternalSecret primary) {
    return TargetView.isIntact(primary.getSpec().target().creationPolicy(), seen(primary));
  }

  @Override
  public boolean isAsWritten(ExternalSecret primary) {
    return TargetView.isAsWritten(primary.getSpec().target().creationPolicy(), seen(primary));
  }

  /// As the cache shows it, reduced; empty when it is missing or not managed.
  private Optional<Secret> seen(ExternalSecret primary) {
    return cache.find(primary.getMetadata().getNamespace(), name(primary));
  }

  @Override
  public Applied apply(ExternalSecret primary, SecretData data) {
    var desired = desires.desired(primary, data);
    return writer.write(desired).and(removePredecessor(primary, desired));
  }

  @Override
  public boolean wouldLose(ExternalSecret primary) {
    return switch (primary.getSpec().target().deletionPolicy()) {
      case RETAIN -> false;
      case DELETE -> owned(primary).isPresent();
      case MERGE -> {
        var desired = desires.desired(primary, SecretData.EMPTY);
        var live = secrets.read(desired.owner().namespace(), desired.name());
        yield TargetPlanner.plan(desired, live) instanceof TargetPlan.Update;
      }
    };
  }

  @Override
  public Applied applyNothing(ExternalSecret primary) {
    return switch (primary.getSpec().target().deletionPolicy()) {
      case RETAIN -> new Applied(Outcome.RETAINED, List.of());
      case MERGE -> apply(primary, SecretData.EMPTY);
      case DELETE -> deleteOwned(primary);
    };
  }

  private Applied deleteOwned(ExternalSecret primary) {
    var desired = desires.desired(primary, SecretData.EMPTY);
    if (!desired.policy().owns()) {
      throw new FailureException(TargetRefusals.notOurs(desired));
    }
    var deleted = delete(primary);
    return new Applied(
        Outcome.DELETED,
        deleted
            ? List.of(Notice.normal("Deleted", "secret deleted due to DeletionPolicy=Delete"))
            : List.of());
  }

  @Override
  public boolean delete(ExternalSecret primary) {
    var live = owned(primary);
    live.ifPresent(secrets::delete);
    return live.isPresent();
  }

  private Optional<Secret> owned(ExternalSecret primary) {
    var metadata = primary.getMetadata();
    return secrets
        .read(metadata.getNamespace(), name(primary))
        .filter(s -> isControlledBy(s, metadata.getUid()));
  }

  private static boolean isControlledBy(Secret live, String uid) {
    return Ownership.isControlledBy(live.getMetadata(), uid);
  }

  /// When `target.name` changes, the Secret of the old name goes. Our status says which that was,
  /// but only the Secret itself proves that it is ours.
  private List<Notice> removePredecessor(ExternalSecret primary, DesiredSecret desired) {
    var former = primary.getStatus().binding().name();
    if (former.isEmpty() || former.equals(desired.name())) {
      return List.of();
    }
    try {
      var live = secrets.read(desired.owner().namespace(), former).filter(s -> isOwned(s, desired));
      live.ifPresent(secrets::delete);
      return live
          .map(_ -> Notice.normal("Deleted", "secret deleted because it was orphaned"))
          .stream()
          .toList();
    } catch (FailureException e) {
      throw e.within("could not delete orphaned secrets");
    }
  }

  private static boolean isOwned(Secret live, DesiredSecret desired) {
    var owner = desired.owner();
    var mark = TargetMarks.createdBy(owner.namespace(), owner.name());
    var metadata = live.getMetadata();
    return mark.equals(TargetView.orEmpty(metadata.getLabels()).get(TargetMarks.CREATED_BY))
        && isControlledBy(live, owner.uid());
  }
}
