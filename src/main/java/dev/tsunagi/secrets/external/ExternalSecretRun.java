package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.ExternalSecretStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Run;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.broker.Demand;
import dev.tsunagi.secrets.external.RefreshDecision.Due;
import dev.tsunagi.secrets.external.RefreshDecision.NotYet;
import dev.tsunagi.secrets.pipeline.SecretPipeline;
import dev.tsunagi.secrets.pipeline.SyncedResourceVersion;
import dev.tsunagi.secrets.window.SyncGate;

/// One reconciliation of one ExternalSecret.
final class ExternalSecretRun implements Run<ExternalSecretStatus> {

  /// The head of ESO's message.
  private static final String NO_DATA = "could not get secret data from provider";

  private final ExternalSecret primary;
  private final Collaborators with;
  private final Instant now;
  private final String current;
  private final SyncGate windows;
  private final SyncReports reports;

  /// What a run works with.
  record Collaborators(
      Destination target,
      Fetching fetching,
      Deletions deletions,
      SyncMemory memory,
      SecretPipeline pipeline,
      Templates templates,
      boolean genericTargets) {}

  /// What the templates of an ExternalSecret come from, and a hash of what each of it holds.
  interface Templates {

    Map<TemplateRef, String> hashes(ExternalSecret primary);
  }

  ExternalSecretRun(ExternalSecret primary, Collaborators with, Instant now) {
    this.primary = primary;
    this.with = with;
    this.now = now;
    this.current = SyncedResourceVersion.of(primary.getMetadata());
    this.windows = SyncGate.of(primary.getSpec().syncWindows());
    this.reports = new SyncReports(primary, current, windows, now);
  }

  @Override
  public Report<ExternalSecretStatus> reconcile() {
    var plan = FetchPlan.of(primary.getSpec());
    if (with.fetching().isForeign(plan, namespace())) {
      with.memory().giveUp(uid());
      return Report.unchanged(Optional.empty());
    }
    ExternalSecretAcceptance.check(primary, with.genericTargets());
    var seen = observe();
    return switch (RefreshDecision.decide(situation(plan, seen), now)) {
      case NotYet(var when) -> {
        with.memory().rest(uid());
        yield reports.quiet(when);
      }
      case Due(var notBefore) ->
          refresh(
              plan, with.memory().begin(uid(), current, plan.generates() ? now : notBefore), seen);
    };
  }

  /// What there is to see without asking a provider.
  private record Observed(
      Optional<SyncMemory.Synced> last,
      boolean intact,
      boolean asWritten,
      Map<TemplateRef, String> templates,
      boolean templatesChanged) {

    /// The last success, if the target could only be another if the values were.
    Optional<SyncMemory.Synced> lastOf(String version) {
      return last.filter(m -> asWritten && !templatesChanged && m.version().equals(version));
    }
  }

  private Observed observe() {
    var templates = with.templates().hashes(primary);
    var ready = Conditions.holds(primary.getStatus().conditions(), ExternalSecretStatuses.READY);
    return new Observed(
        with.memory().of(uid()),
        with.target().isIntact(primary),
        with.target().isAsWritten(primary),
        templates,
        with.memory().templatesChanged(uid(), templates, ready));
  }

  private RefreshDecision.Situation situation(FetchPlan plan, Observed seen) {
    // What was generated is not kept to be rendered anew.
    var changed = seen.templatesChanged() && !plan.generates();
    var onRecord = RefreshDecision.Situation.onRecord(primary, current, seen.intact(), changed);
    // A status that could not be written must not rotate what was just generated.
    return seen.last()
        .map(last -> onRecord.after(last.readAt(), plan.generates() ? last.version() : ""))
        .orElse(onRecord);
  }

  private Report<ExternalSecretStatus> refresh(
      FetchPlan plan, SyncMemory.Begun begun, Observed seen) {
    var last = seen.lastOf(current);
    if (last.isPresent() && !plan.generates()) {
      var glance = gather(plan, begun, false);
      if (glance instanceof Gathered.All all && all.fingerprints().equals(last.get().readings())) {
        return good(all, new Applied(last.get().outcome(), List.of()), seen);
      }
    }
    return switch (gather(plan, begun, true)) {
      case Gathered.Later(var when) -> reports.quiet(Optional.of(when));
      case Gathered.All all -> good(all, apply(assembled(all)), seen);
    };
  }

  private Gathered gather(FetchPlan plan, SyncMemory.Begun begun, boolean needsValue) {
    try {
      var demand = new Demand(begun.notBefore(), needsValue);
      return with.fetching().fetch(plan, namespace(), demand, begun.progress());
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
    var applied = assembly.data().isEmpty() ? applyNothing() : applySomething(assembly.data());
    return applied.and(assembly.notices());
  }

  private Applied applyNothing() {
    if (with.target().wouldLose(primary)) {
      with.deletions().check(primary, now);
    }
    return with.target().applyNothing(primary);
  }

  private Applied applySomething(SecretData data) {
    with.deletions().calm(primary);
    return with.target().apply(primary, data);
  }

  private Report<ExternalSecretStatus> good(Gathered.All all, Applied applied, Observed seen) {
    var readAt = all.readAt(now);
    with.memory().renderedFrom(uid(), seen.templates());
    with.memory()
        .remember(
            uid(), new SyncMemory.Synced(current, all.fingerprints(), readAt, applied.outcome()));
    return reports.good(all, applied);
  }

  @Override
  public Report<ExternalSecretStatus> failed(Failure failure) {
    if (!(failure instanceof Failure.Throttled)) {
      // Who is only told to go slower keeps what it has: a large find would never end otherwise.
      with.memory().giveUp(uid());
    }
    if (failure instanceof Failure.Pending && with.memory().waitsBriefly(uid(), now)) {
      // When a cluster starts, a thousand come before their store was looked at for the first time.
      return Report.unchanged(Optional.empty());
    }
    return reports.failed(failure);
  }

  private String uid() {
    return primary.getMetadata().getUid();
  }

  private String namespace() {
    return primary.getMetadata().getNamespace();
  }
}
