package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.api.secrets.PushSecretStatus;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Run;
import dev.tsunagi.secrets.pipeline.SyncedResourceVersion;
import dev.tsunagi.secrets.store.StoreSelection;

/// One reconciliation of one PushSecret.
final class PushSecretRun implements Run<PushSecretStatus> {

  private final PushSecret primary;
  private final Collaborators with;
  private final Instant now;
  private final String current;
  private final PushReports reports;
  private final Progress progress;

  /// What a run works with.
  ///
  /// @param pushing made when it is needed: it asks the cluster who it is
  record Collaborators(
      Sources sources,
      SourceCache cache,
      StoreSelection stores,
      StoreFinalizers finalizers,
      Supplier<Pushing> pushing,
      PushMemory memory) {}

  PushSecretRun(PushSecret primary, Collaborators with, Instant now) {
    this.primary = primary;
    this.with = with;
    this.now = now;
    this.progress = new Progress(before(primary));
    this.current = SyncedResourceVersion.of(primary.getMetadata());
    this.reports = new PushReports(primary, current, now);
  }

  static Synced before(PushSecret primary) {
    return new Synced(primary.getStatus().syncedPushSecrets());
  }

  @Override
  public Report<PushSecretStatus> reconcile() {
    with.finalizers().settle(primary, progress.synced());
    return switch (PushDecision.decide(situation(), now)) {
      case PushDecision.NotYet(var when) ->
          Report.unchanged(when.map(t -> Duration.between(now, t)));
      case PushDecision.Due _ -> refresh();
    };
  }

  private PushDecision.Situation situation() {
    var onRecord = PushDecision.Situation.onRecord(primary, current);
    return with.memory()
        .of(uid())
        .map(m -> onRecord.after(m.at(), with.cache().hasChanged(primary, m.sources())))
        .orElse(onRecord);
  }

  private Report<PushSecretStatus> refresh() {
    PushSecretAcceptance.check(primary);
    var stores = with.stores().of(primary.getSpec().secretStoreRefs(), namespace());
    if (stores.isEmpty()) {
      return reports.quiet();
    }
    var gathered = with.sources().gather(primary);
    var situation =
        new PushPlanner.Situation(
            primary.getSpec(),
            stores.stream().map(PushSecretRun::target).toList(),
            gathered.sources(),
            gathered.isMissing(),
            progress.synced());
    return switch (PushPlanner.plan(situation, with.sources().templates())) {
      case PushPlan.Missing _ -> missing();
      case PushPlan.CleanUp(var stale) -> cleanUp(stale);
      case PushPlan.Push push -> push(push, gathered.hashes());
    };
  }

  private static PushTarget target(Store store) {
    var metadata = store.getMetadata();
    return new PushTarget(
        new StoreRef(metadata.getName(), store.storeKind()),
        SourceView.orEmpty(metadata.getLabels()));
  }

  private Report<PushSecretStatus> missing() {
    if (PushSecretStatuses.isSourceDeleted(primary.getStatus())) {
      return reports.quiet();
    }
    var source = Objects.requireNonNull(primary.getSpec().selector().secret());
    throw new FailureException(
        new Failure.Unresolved(
            "could not get source secret: there is no Secret \"%s\" in namespace \"%s\""
                .formatted(source.name(), namespace())));
  }

  private Report<PushSecretStatus> cleanUp(List<Stale> stale) {
    try {
      new Deleting(with.pushing().get(), progress).delete(stale);
      var slot = progress.check();
      if (slot.isPresent()) {
        return reports.later(progress, slot.get());
      }
    } catch (FailureException e) {
      throw e.within("failed to cleanup provider secrets");
    }
    with.memory().forget(uid());
    with.finalizers().settle(primary, progress.synced());
    return reports.sourceDeleted(progress);
  }

  private Report<PushSecretStatus> push(PushPlan.Push plan, Map<String, String> hashes) {
    var done = with.memory().round(uid(), List.of(current, hashes));
    var pushing = with.pushing().get();
    new Writing(pushing, progress, primary.getSpec().updatePolicy(), done).write(plan.entries());
    var slot = progress.check();
    if (slot.isPresent()) {
      return reports.later(progress, slot.get());
    }
    try {
      new Deleting(pushing, progress).delete(plan.stale());
      slot = progress.check();
    } catch (FailureException e) {
      throw e.within("Failed to Delete Secrets from Provider");
    }
    return slot.isPresent() ? reports.later(progress, slot.get()) : synced(plan.whenDone(), hashes);
  }

  private Report<PushSecretStatus> synced(Synced onRecord, Map<String, String> hashes) {
    with.memory().remember(uid(), new PushMemory.Pushed(hashes, now));
    with.finalizers().settle(primary, onRecord);
    return reports.synced(progress, onRecord);
  }

  @Override
  public Report<PushSecretStatus> failed(Failure failure) {
    with.memory().giveUp(uid());
    return reports.failed(progress, failure);
  }

  private String uid() {
    return primary.getMetadata().getUid();
  }

  private String namespace() {
    return primary.getMetadata().getNamespace();
  }
}
