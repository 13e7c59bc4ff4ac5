package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.secrets.SecretData;
import io.fabric8.kubernetes.api.model.Secret;

/// The target Secret of an ExternalSecret: seen through the cache, written through the API.
final class Target {

  /// The cache of managed Secrets, reduced as [TargetView] does it.
  interface Cache {

    Optional<Secret> find(String namespace, String name);

    /// Shows a write of ours before the watch does. `before` is what it replaced.
    void wrote(Secret reduced, Optional<Secret> before);
  }

  private static final int ATTEMPTS = 5;

  private final TargetSecrets secrets;
  private final Cache cache;
  private final Desires desires;

  Target(TargetSecrets secrets, Cache cache, Desires desires) {
    this.secrets = secrets;
    this.cache = cache;
    this.desires = desires;
  }

  static String name(ExternalSecret primary) {
    var named = primary.getSpec().target().name();
    return named.isEmpty() ? primary.getMetadata().getName() : named;
  }

  /// Whether the target is as it was written. Orphans are everybody's to change, and without a
  /// target there is nothing to be changed.
  boolean isIntact(ExternalSecret primary) {
    return switch (primary.getSpec().target().creationPolicy()) {
      case ORPHAN, NONE -> true;
      case OWNER, MERGE, CREATE_OR_MERGE -> isAsWritten(primary);
    };
  }

  private boolean isAsWritten(ExternalSecret primary) {
    return cache
        .find(primary.getMetadata().getNamespace(), name(primary))
        .filter(TargetView::isIntact)
        .isPresent();
  }

  /// Brings the target to hold `data`, and tells what was done.
  Applied apply(ExternalSecret primary, SecretData data) {
    var desired = desires.desired(primary, data);
    return write(desired).and(removePredecessor(primary, desired));
  }

  /// The provider has nothing any more: what `deletionPolicy` makes of that.
  Applied applyNothing(ExternalSecret primary) {
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

  /// Deletes the target if it is controlled by exactly this ExternalSecret; says whether it did.
  boolean delete(ExternalSecret primary) {
    var uid = primary.getMetadata().getUid();
    var live =
        secrets
            .read(primary.getMetadata().getNamespace(), name(primary))
            .filter(s -> isControlledBy(s, uid));
    live.ifPresent(secrets::delete);
    return live.isPresent();
  }

  private static boolean isControlledBy(Secret live, String uid) {
    return live.getMetadata().getOwnerReferences().stream()
        .anyMatch(o -> Boolean.TRUE.equals(o.getController()) && uid.equals(o.getUid()));
  }

  /// Whoever else writes to the target at the same time is no failure: looks and decides again.
  private Applied write(DesiredSecret desired) {
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

  private Applied carryOut(DesiredSecret desired) {
    var live = secrets.read(desired.owner().namespace(), desired.name());
    return switch (TargetPlanner.plan(desired, live)) {
      case TargetPlan.Create(var secret) -> {
        var written = secrets.create(secret, desired.fieldManager());
        cache.wrote(TargetView.reduce(written), Optional.empty());
        yield synced(Notice.normal("Created", "secret created"));
      }
      case TargetPlan.Update(var secret) -> {
        var written = secrets.update(secret, desired.fieldManager());
        cache.wrote(TargetView.reduce(written), live.map(TargetView::reduce));
        yield synced(Notice.normal("Updated", "secret updated"));
      }
      case TargetPlan.Keep _ -> synced();
      case TargetPlan.LeaveMissing _ -> new Applied(Outcome.MISSING, List.of());
      case TargetPlan.LeaveAlone _ -> new Applied(Outcome.READ, List.of());
      case TargetPlan.Refuse(var why) -> throw new FailureException(why);
    };
  }

  private static Applied synced(Notice... notices) {
    return new Applied(Outcome.SYNCED, List.of(notices));
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
