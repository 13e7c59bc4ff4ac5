package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.reconcile.Reconciliation;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.ownership.Ownership;
import dev.tsunagi.secrets.ownership.TargetMarks;
import io.fabric8.kubernetes.api.model.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(Target.class);
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
    return write(desired).and(removePredecessor(primary, desired));
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

  private static boolean isControlled(Secret secret) {
    return Ownership.isControlled(secret.getMetadata());
  }

  /// Whoever else writes to the target at the same time is no failure: looks and decides again.
  private Applied write(DesiredSecret desired) {
    for (var attempt = 1; ; attempt++) {
      try {
        return carryOut(desired, attempt == 1 && isNew(desired) ? Optional.empty() : live(desired));
      } catch (FailureException e) {
        if (!(e.failure() instanceof Failure.Conflict) || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /// A target that the cache does not know is made without a look first. If there is one all the
  /// same, the API server refuses, and then it is looked at.
  private boolean isNew(DesiredSecret desired) {
    return switch (desired.policy().creation()) {
      case OWNER, ORPHAN, CREATE_OR_MERGE ->
          cache.find(desired.owner().namespace(), desired.name()).isEmpty();
      case MERGE, NONE -> false;
    };
  }

  private Optional<Secret> live(DesiredSecret desired) {
    return secrets.read(desired.owner().namespace(), desired.name());
  }

  private Applied carryOut(DesiredSecret desired, Optional<Secret> live) {
    return switch (TargetPlanner.plan(desired, live)) {
      case TargetPlan.Create(var secret) -> {
        var written = written(() -> secrets.create(secret, desired.fieldManager()));
        cache.wrote(TargetView.reduce(written), Optional.empty());
        yield synced(Notice.normal("Created", "secret created"));
      }
      case TargetPlan.Update(var secret) -> {
        var written = written(() -> secrets.update(secret, desired.fieldManager()));
        live.ifPresent(before -> log(before, written));
        cache.wrote(TargetView.reduce(written), live.map(TargetView::reduce));
        if (live.filter(Target::isControlled).isPresent() && !isControlled(written)) {
          cache.released(desired.owner().namespace(), desired.name());
        }
        yield synced(Notice.normal("Updated", "secret updated"));
      }
      case TargetPlan.Keep _ -> synced();
      case TargetPlan.LeaveMissing _ -> new Applied(Outcome.MISSING, List.of());
      case TargetPlan.LeaveAlone _ -> new Applied(Outcome.READ, List.of());
      case TargetPlan.Refuse(var why) -> throw new FailureException(why);
    };
  }

  private static Secret written(Supplier<Secret> write) {
    try {
      return write.get();
    } catch (FailureException e) {
      throw e.within("could not update secret");
    }
  }

  private static void log(Secret before, Secret after) {
    var changes = KeyChanges.between(TargetView.dataOf(before), TargetView.dataOf(after));
    Reconciliation.label(LOG.atDebug())
        .addKeyValue("secret", after.getMetadata().getName())
        .addKeyValue("added", changes.added())
        .addKeyValue("removed", changes.removed())
        .addKeyValue("changed", changes.changed())
        .log("target written");
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
