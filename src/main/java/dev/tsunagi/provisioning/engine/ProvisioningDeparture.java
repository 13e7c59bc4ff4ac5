package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.DeletionPolicy;
import dev.tsunagi.api.provisioning.ManagementPolicy;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.provisioning.engine.Verdict.Says;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Departure;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;

/// The end of an object: its resource stays in OCI, or goes first.
final class ProvisioningDeparture<S extends ProvisionedSpec, M>
    implements Departure<ProvisionedStatus> {

  private static final String WAY_OUT =
      ". To let go of this object and leave OCI as it is, set spec.deletionPolicy: Retain";

  /// When to look again for what is not in the cluster, of which nobody tells.
  private static final Duration MISSING = Duration.ofSeconds(30);

  private static final Duration REFUSED = Duration.ofMinutes(5);

  private final ProvisionedResource<S> object;
  private final Workbench<S, M> bench;
  private final Consumer<Notice> say;
  private final Instant now;

  /// `say` tells what no status can tell any more.
  ProvisioningDeparture(
      ProvisionedResource<S> object, Workbench<S, M> bench, Consumer<Notice> say, Instant now) {
    this.object = object;
    this.bench = bench;
    this.say = say;
    this.now = now;
  }

  @Override
  public Optional<Report<ProvisionedStatus>> depart() {
    bench.takeFromOsok(object);
    if (!isToBeDeleted()) {
      return released(why());
    }
    if (Wishes.of(object).paused()) {
      throw new FailureException(
          new Failure.Pending(
              "the object is paused: remove annotation %s to go on".formatted(Wishes.PAUSED)));
    }
    var site = site();
    if (site.isEmpty()) {
      return released("OCI was never asked for it, and there is nobody to ask whether it is there");
    }
    var look = site.get().look(true);
    return act(Planner.plan(situation(site.get(), look), now), site.get(), look);
  }

  /// Empty where what the spec refers to is not there, and was not when it was needed either: a
  /// call is on record before it is made.
  private Optional<Site<S, M>> site() {
    var known = !object.getStatus().id().isEmpty();
    try {
      return Optional.of(bench.site(known ? object : bench.resolved(object), now));
    } catch (FailureException e) {
      var missing =
          e.failure() instanceof Failure.Unresolved || e.failure() instanceof Failure.Pending;
      if (missing && Clue.isOfNothing(object)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private boolean isToBeDeleted() {
    var stewardship = object.getSpec().stewardship();
    return stewardship.deletion() == DeletionPolicy.DELETE
        && stewardship.management() == ManagementPolicy.MANAGE
        && object.getSpec().boundId().isEmpty();
  }

  private String why() {
    var spec = object.getSpec();
    if (!spec.boundId().isEmpty()) {
      return "it was only bound, so it stays in OCI";
    }
    return spec.stewardship().management() == ManagementPolicy.OBSERVE
        ? "it was only looked at, so it stays in OCI"
        : "spec.deletionPolicy is Retain, so it stays in OCI";
  }

  private Situation situation(Site<S, M> site, Look<M> look) {
    return new Situation(
        bench.kind().model().noun(),
        Intent.DELETE,
        look.seen(),
        object.getStatus().pledge(),
        site.isReplayable(),
        false,
        WorkLog.holding(look.found().work(), false, Wishes.of(object), now),
        WorkLog.lastFailure(look.found().work()),
        "",
        site.contents(look),
        bench.whileChanging(object, now));
  }

  private Optional<Report<ProvisionedStatus>> act(Plan plan, Site<S, M> site, Look<M> look) {
    return switch (plan) {
      case Plan.Delete(var id) -> Optional.of(delete(id, site, look));
      case Plan.Hold(var why) -> Optional.of(held(why, look));
      case Plan.Await(var again) -> Optional.of(waiting(again, look));
      case Plan.Release(var why) -> released(why);
      case Plan.Refuse(var why) -> throw new FailureException(why);
      case Plan.Promise _, Plan.Create _, Plan.Adopt _, Plan.Update _, Plan.Keep _ ->
          throw new IllegalStateException("no plan for an object that goes: " + plan);
    };
  }

  private Report<ProvisionedStatus> delete(String id, Site<S, M> site, Look<M> look) {
    var actual = Objects.requireNonNull(look.actual());
    var work = site.gateway().delete(object.getSpec(), actual);
    var text = "asked OCI to delete %s %s".formatted(site.model().noun(), id);
    return report(
        look.found().withWork(WorkLog.begun(work.orElse(""), "Delete", now)),
        text,
        List.of(Notice.normal("DeleteStarted", text)),
        bench.platform().cadence().whileChanging(Duration.ZERO));
  }

  /// Told once. Nobody tells when what holds it is gone, so one looks: often at first.
  private Report<ProvisionedStatus> held(String why, Look<M> look) {
    var says = new Says(false, "NotEmpty", why + WAY_OUT);
    var before = Conditions.find(object.getStatus().conditions(), ProvisionedStatuses.SYNCED);
    var isTold = before.filter(c -> c.message().equals(says.message())).isPresent();
    var verdict = ProvisionedStatuses.failed(object.getStatus(), says);
    return new Report<>(
        Optional.of(bench.status(object, look.found(), verdict, now)),
        isTold ? List.of() : List.of(Notice.warning(says.reason(), says.message())),
        Optional.of(bench.platform().cadence().whileChanging(sinceDeleted())));
  }

  private Duration sinceDeleted() {
    var deleted = object.getMetadata().getDeletionTimestamp();
    return deleted == null ? Duration.ZERO : Duration.between(Instant.parse(deleted), now);
  }

  private Report<ProvisionedStatus> waiting(Duration again, Look<M> look) {
    var facts = look.found().facts();
    var text =
        facts == null
            ? "a create call may have been lost on its way; looking for what it made"
            : "%s %s is %s".formatted(bench.kind().model().noun(), facts.id(), facts.state());
    return report(look.found(), text, List.of(), again);
  }

  private Report<ProvisionedStatus> report(
      Findings found, String text, List<Notice> notices, Duration again) {
    var verdict = Verdict.synced(new Says(false, "Deleting", text), text);
    return new Report<>(
        Optional.of(bench.status(object, found, verdict, now)), notices, Optional.of(again));
  }

  private Optional<Report<ProvisionedStatus>> released(String why) {
    var id = object.getStatus().id();
    var what = bench.kind().model().noun() + (id.isEmpty() ? "" : " " + id);
    say.accept(Notice.normal("Released", "let go of %s: %s".formatted(what, why)));
    bench.platform().actors().release(object);
    bench.pledges().close(object.getMetadata().getUid());
    bench.rivals().changed(object, id);
    return Optional.empty();
  }

  /// Whatever holds the object, there is a way to let it go.
  @Override
  public Report<ProvisionedStatus> failed(Failure failure) {
    var says = new Says(false, ProvisionedStatuses.reason(failure), failure.message() + WAY_OUT);
    var verdict = ProvisionedStatuses.failed(object.getStatus(), says);
    var found = Findings.onRecord(object.getStatus());
    return new Report<>(
        Optional.of(bench.status(object, found, verdict, now)),
        List.of(Notice.warning(says.reason(), says.message())),
        Optional.of(failure instanceof Failure.Unresolved ? MISSING : REFUSED));
  }
}
