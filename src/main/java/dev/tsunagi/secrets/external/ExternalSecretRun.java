package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.reconcile.Run;
import dev.tsunagi.secrets.broker.Demand;
import dev.tsunagi.secrets.external.RefreshDecision.Due;
import dev.tsunagi.secrets.external.RefreshDecision.NotYet;
import dev.tsunagi.secrets.pipeline.SecretPipeline;
import dev.tsunagi.secrets.pipeline.SyncedResourceVersion;
import dev.tsunagi.secrets.store.Stores;

/// One reconciliation of one ExternalSecret.
final class ExternalSecretRun implements Run<ExternalSecretStatus> {

  /// The head of ESO's message.
  private static final String NO_DATA = "could not get secret data from provider";

  /// The least time between two refreshes, whatever the interval.
  private static final Duration BREATH = Duration.ofMillis(500);

  private final ExternalSecret primary;
  private final Collaborators with;
  private final Instant now;
  private final String current;

  /// What a run works with.
  record Collaborators(
      Target target,
      Fetching fetching,
      Stores stores,
      SyncMemory memory,
      SecretPipeline pipeline) {}

  ExternalSecretRun(ExternalSecret primary, Collaborators with, Instant now) {
    this.primary = primary;
    this.with = with;
    this.now = now;
    var metadata = primary.getMetadata();
    this.current =
        SyncedResourceVersion.of(
            Objects.requireNonNullElse(metadata.getGeneration(), 0L),
            TargetView.orEmpty(metadata.getAnnotations()),
            TargetView.orEmpty(metadata.getLabels()));
  }

  @Override
  public Report<ExternalSecretStatus> reconcile() {
    var plan = FetchPlan.of(primary.getSpec());
    if (plan.stores().stream().anyMatch(ref -> with.stores().isForeign(ref, namespace()))) {
      return Report.unchanged(Optional.empty());
    }
    Acceptance.check(primary);
    var memory = with.memory().of(uid());
    var intact = with.target().isIntact(primary);
    return switch (RefreshDecision.decide(situation(memory, intact), now)) {
      case NotYet(var when) -> Report.unchanged(when.map(t -> Duration.between(now, t)));
      case Due(var notBefore) ->
          refresh(
              plan,
              with.memory().begin(uid(), current, notBefore),
              memory.filter(m -> intact && m.version().equals(current)));
    };
  }

  private RefreshDecision.Situation situation(Optional<SyncMemory.Synced> memory, boolean intact) {
    var status = primary.getStatus();
    var spec = primary.getSpec();
    var readAt = memory.map(SyncMemory.Synced::readAt).orElse(status.refreshTime());
    return new RefreshDecision.Situation(
        spec.refreshPolicy(),
        spec.refreshInterval().toDuration(),
        status.syncedResourceVersion(),
        current,
        readAt,
        intact);
  }

  /// `last`: the last success, if it still says all there is to know of the target.
  private Report<ExternalSecretStatus> refresh(
      FetchPlan plan, Instant notBefore, Optional<SyncMemory.Synced> last) {
    if (last.isPresent() && !FetchPlan.readsTemplates(primary.getSpec())) {
      var glance = gather(plan, new Demand(notBefore, false));
      if (glance instanceof Gathered.All all && all.fingerprints().equals(last.get().readings())) {
        return good(all, new Applied(last.get().outcome(), List.of()));
      }
    }
    return switch (gather(plan, new Demand(notBefore, true))) {
      case Gathered.Later(var when) -> Report.unchanged(Optional.of(Duration.between(now, when)));
      case Gathered.All all -> good(all, apply(assembled(all)));
    };
  }

  private Gathered gather(FetchPlan plan, Demand demand) {
    try {
      return with.fetching().fetch(plan, namespace(), demand);
    } catch (FailureException e) {
      throw e.within(NO_DATA);
    }
  }

  private Assembly assembled(Gathered.All all) {
    try {
      return Assembly.of(all.parts(), primary.getSpec().target().deletionPolicy(), with.pipeline());
    } catch (FailureException e) {
      throw e.within(NO_DATA);
    }
  }

  private Applied apply(Assembly assembly) {
    var applied =
        assembly.data().isEmpty()
            ? with.target().applyNothing(primary)
            : with.target().apply(primary, assembly.data());
    return applied.and(assembly.notices());
  }

  private Report<ExternalSecretStatus> good(Gathered.All all, Applied applied) {
    var readAt = all.readAt(now);
    with.memory()
        .remember(
            uid(), new SyncMemory.Synced(current, all.fingerprints(), readAt, applied.outcome()));
    var success = new ExternalSecretStatuses.Success(Target.name(primary), current, readAt);
    var status = ExternalSecretStatuses.good(primary.getStatus(), applied.outcome(), success, now);
    return new Report<>(
        RefreshTimePolicy.worthWriting(primary.getStatus(), status, interval())
            ? Optional.of(status)
            : Optional.empty(),
        applied.notices(),
        nextRefresh(readAt));
  }

  private Optional<Duration> nextRefresh(Instant readAt) {
    return interval()
        .map(i -> Duration.between(now, readAt.plus(i)))
        .map(ExternalSecretRun::soonest);
  }

  /// Time passed while we worked, and an interval may be a millisecond: neither may make a loop.
  private static Duration soonest(Duration delay) {
    return delay.compareTo(BREATH) > 0 ? delay : BREATH;
  }

  private Optional<Duration> interval() {
    var spec = primary.getSpec();
    return switch (spec.refreshPolicy()) {
      case PERIODIC ->
          Optional.of(spec.refreshInterval().toDuration()).filter(Duration::isPositive);
      case CREATED_ONCE, ON_CHANGE -> Optional.empty();
    };
  }

  @Override
  public Report<ExternalSecretStatus> failed(Failure failure) {
    with.memory().giveUp(uid());
    var status = ExternalSecretStatuses.failed(primary.getStatus(), failure.message(), now);
    return new Report<>(Optional.of(status), alarm(failure), interval());
  }

  private static List<Notice> alarm(Failure failure) {
    return failure instanceof Failure.Pending
        ? List.of()
        : List.of(Notice.warning("UpdateFailed", failure.message()));
  }

  private String uid() {
    return primary.getMetadata().getUid();
  }

  private String namespace() {
    return primary.getMetadata().getNamespace();
  }
}
