package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.ManagementPolicy;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.provisioning.Impediment;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.reconcile.Run;
import org.jspecify.annotations.Nullable;

/// One run towards the resource that the spec asks for.
final class ProvisioningRun<S extends ProvisionedSpec, M> implements Run<ProvisionedStatus> {

  private final ProvisionedResource<S> object;
  private final Workbench<S, M> bench;
  private final Instant now;
  private final Wishes wishes;
  private @Nullable Look<M> look;

  ProvisioningRun(ProvisionedResource<S> object, Workbench<S, M> bench, Instant now) {
    this.object = object;
    this.bench = bench;
    this.now = now;
    this.wishes = Wishes.of(object);
  }

  @Override
  public Report<ProvisionedStatus> reconcile() {
    bench.takeFromOsok(object);
    if (wishes.paused()) {
      return paused();
    }
    check();
    var concrete = bench.resolved(object);
    var site = bench.site(concrete, now);
    look = site.look(mayBeOutstanding(site));
    tell(look.found().id());
    var seen = rotating(site, look);
    look = seen;
    var plan = Planner.plan(situation(site, seen), now);
    return new Acting<>(new Scene<>(bench, site, seen)).act(plan);
  }

  /// Who came at the same time may have seen nobody else, either.
  private void tell(String id) {
    if (!id.isEmpty() && !id.equals(object.getStatus().id())) {
      bench.rivals().changed(object, id);
    }
  }

  /// A call may have been made of which nothing came back. A repeated one would find out by itself,
  /// but not in a later attempt, whose retry token is another.
  private boolean mayBeOutstanding(Site<S, M> site) {
    var pledge = object.getStatus().pledge();
    var later = pledge != null && pledge.attempt() > 1;
    return (later || !site.isReplayable()) && !bench.pledges().isOpen(uid());
  }

  /// Secret inputs are looked at where a change of them could be passed on.
  private Look<M> rotating(Site<S, M> site, Look<M> seen) {
    var spec = object.getSpec();
    var model = bench.kind().model();
    var facts = seen.found().facts();
    var asked =
        model.credentials(spec).keySet().stream().anyMatch(field -> model.rotates(spec, field));
    return asked && facts != null && facts.lifecycle() == Lifecycle.READY
        ? seen.rotating(spec, model, site.credentials())
        : seen;
  }

  private Report<ProvisionedStatus> paused() {
    var says = new Verdict.Says(false, "Paused", Wishes.PAUSED + " is true: OCI is left alone");
    return report(new Verdict(Optional.empty(), says), List.of(), Optional.empty());
  }

  private void check() {
    var problems =
        Stream.concat(
                object.problems().stream(),
                bench.kind().model().problems(object.getSpec()).stream())
            .map(SpecProblem::message)
            .toList();
    if (!problems.isEmpty()) {
      throw new FailureException(new Failure.Invalid(String.join("; ", problems)));
    }
  }

  private Situation situation(Site<S, M> site, Look<M> seen) {
    var status = object.getStatus();
    return new Situation(
        bench.kind().model().noun(),
        object.getSpec().stewardship().management() == ManagementPolicy.OBSERVE
            ? Intent.OBSERVE
            : Intent.EXIST,
        seen.seen(),
        status.pledge(),
        site.isReplayable(),
        bench.pledges().isOpen(uid()),
        WorkLog.holding(seen.found().work(), bench.isSpecChanged(object), wishes, now),
        lastFailure(seen),
        wishes.startOver(),
        List.of(),
        bench.whileChanging(object, now));
  }

  /// By the work request, or where that is forgotten by what the resource shows.
  private String lastFailure(Look<M> seen) {
    var logged = WorkLog.lastFailure(seen.found().work());
    return logged.isEmpty() && seen.actual() != null
        ? bench
            .kind()
            .model()
            .impediment(object.getSpec(), seen.actual())
            .map(Impediment::message)
            .orElse("")
        : logged;
  }

  private String uid() {
    return object.getMetadata().getUid();
  }

  @Override
  public Report<ProvisionedStatus> failed(Failure failure) {
    var verdict = ProvisionedStatuses.failed(object.getStatus(), failure);
    var notices =
        failure instanceof Failure.Pending
            ? List.<Notice>of()
            : List.of(Notice.warning(ProvisionedStatuses.reason(failure), failure.message()));
    return report(verdict, notices, Optional.of(bench.platform().cadence().atRest()));
  }

  private Report<ProvisionedStatus> report(
      Verdict verdict, List<Notice> notices, Optional<Duration> again) {
    var found = look == null ? Findings.onRecord(object.getStatus()) : look.found();
    return new Report<>(Optional.of(bench.status(object, found, verdict, now)), notices, again);
  }
}
