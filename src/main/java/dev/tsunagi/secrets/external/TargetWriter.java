package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.reconcile.Reconciliation;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.secrets.ownership.Ownership;
import io.fabric8.kubernetes.api.model.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a target Secret to what is desired, whoever else writes to it.
final class TargetWriter {

  private static final Logger LOG = LoggerFactory.getLogger(TargetWriter.class);
  private static final int ATTEMPTS = 5;

  private final TargetSecrets secrets;
  private final Target.Cache cache;

  TargetWriter(TargetSecrets secrets, Target.Cache cache) {
    this.secrets = secrets;
    this.cache = cache;
  }

  /// Whoever else writes to the target at the same time is no failure: looks and decides again.
  Applied write(DesiredSecret desired) {
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
        if (live.filter(TargetWriter::isControlled).isPresent() && !isControlled(written)) {
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

  private static boolean isControlled(Secret secret) {
    return Ownership.isControlled(secret.getMetadata());
  }
}
