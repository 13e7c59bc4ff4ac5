package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.DriftedField;
import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Impediment;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.Passwords;
import dev.tsunagi.provisioning.Started;
import dev.tsunagi.provisioning.engine.Verdict.Says;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;

/// The doing half of a run: carries out one plan and tells what came of it.
final class Acting<S extends ProvisionedSpec, M> {

  /// Soon enough to feel at once, late enough for the status to be on record.
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  /// As if something had been going on for that long: looked at once a minute.
  private static final Duration A_WHILE = Duration.ofMinutes(10);

  private final ProvisionedResource<S> object;
  private final Workbench<S, M> bench;
  private final Site<S, M> site;
  private final Look<M> look;
  private final Instant now;

  Acting(
      ProvisionedResource<S> object,
      Workbench<S, M> bench,
      Site<S, M> site,
      Look<M> look,
      Instant now) {
    this.object = object;
    this.bench = bench;
    this.site = site;
    this.look = look;
    this.now = now;
  }

  Report<ProvisionedStatus> act(Plan plan) {
    return switch (plan) {
      case Plan.Promise(var pledge) -> promise(pledge);
      case Plan.Create(var pledge) -> create(pledge);
      case Plan.Adopt _ -> adopt();
      case Plan.Update(_, var drift) -> update(drift);
      case Plan.Await(var again) -> waiting(again);
      case Plan.Keep _ -> keep();
      case Plan.Refuse(var why) -> throw new FailureException(why);
      case Plan.Delete _, Plan.Hold _, Plan.Release _ ->
          throw new IllegalStateException("no plan for a living object: " + plan);
    };
  }

  private Report<ProvisionedStatus> promise(Pledge pledge) {
    bench.pledges().open(uid());
    return pledged(pledge);
  }

  private Report<ProvisionedStatus> pledged(Pledge pledge) {
    var says = new Says(false, "Creating", "about to ask OCI for the " + noun());
    return report(
        look.found().pledged(pledge), Verdict.synced(says, says.message()), List.of(), AT_ONCE);
  }

  private Report<ProvisionedStatus> create(Pledge pledge) {
    var made = madeCredential();
    if (made.isPresent()) {
      return made.get();
    }
    var credentials = site.credentials();
    var started = ordered(site.order(pledge, credentials));
    if (started.isEmpty()) {
      return pledged(new Pledge(pledge.attempt() + 1, now));
    }
    var found = look.found().created(started.get().id()).given(credentials.versions());
    var says = new Says(false, "Creating", "OCI is making the " + noun());
    var notice =
        Notice.normal(
            "CreateStarted",
            "asked OCI for the %s; its OCID is %s".formatted(noun(), started.get().id()));
    return report(
        found.withWork(WorkLog.begun(started.get().workRequestId(), "Create", now)),
        Verdict.synced(says, says.message()),
        List.of(notice),
        bench.platform().cadence().whileChanging(Duration.ZERO));
  }

  /// A password is kept in the vault before anything is made with it, one at a time.
  private Optional<Report<ProvisionedStatus>> madeCredential() {
    var missing = site.desk().toBeMade(site.model().credentials(object.getSpec()));
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    var first = missing.getFirst();
    site.desk().keep(first, Passwords.next());
    var notice =
        Notice.normal(
            "PasswordGenerated",
            "made a password for %s and kept it in the vault as \"%s\""
                .formatted(first.path(), first.key()));
    var says = new Says(false, "Creating", notice.message());
    return Optional.of(
        report(look.found(), Verdict.synced(says, says.message()), List.of(notice), AT_ONCE));
  }

  /// Empty when OCI has voided the retry token: it made something for it, which is to be found
  /// first. What any other failure leaves open decides whether another call may follow without a
  /// look.
  private Optional<Started> ordered(Order<S> order) {
    bench.pledges().close(uid());
    try {
      return Optional.of(site.gateway().create(order));
    } catch (FailureException e) {
      if (e.failure() instanceof Failure.Refused(var reason, _)
          && reason.equals(ResourceCalls.USED_TOKEN)) {
        return Optional.empty();
      }
      if (!(e.failure() instanceof Failure.Unavailable)) {
        bench.pledges().open(uid());
      }
      throw e;
    }
  }

  private Report<ProvisionedStatus> adopt() {
    var tag = new DriftedField("freeformTags." + Owner.OWNER_TAG, "this object", "nobody");
    var work = change(new Drift(List.of(tag), List.of()), site.credentials());
    var text = "took over %s %s, which nobody owned".formatted(noun(), look.found().id());
    return report(
        withWork(work, "Update"),
        Verdict.synced(text),
        List.of(Notice.normal("Adopted", text)),
        bench.platform().cadence().whileChanging(Duration.ZERO));
  }

  private Report<ProvisionedStatus> update(Drift drift) {
    var credentials = site.credentials();
    var work = change(drift, credentials);
    var text =
        "changing %s of %s %s".formatted(Drift.names(drift.updatable()), noun(), look.found().id());
    return report(
        withWork(work, "Update").given(credentials.versions()),
        Verdict.synced(text),
        List.of(Notice.normal("UpdateStarted", text)),
        bench.platform().cadence().whileChanging(Duration.ZERO));
  }

  private Optional<String> change(Drift drift, Credentials credentials) {
    var pledge = object.getStatus().pledge();
    var order = site.order(pledge == null ? new Pledge(1, now) : pledge, credentials);
    return site.gateway().update(actual(), order, drift);
  }

  private Findings withWork(Optional<String> workRequest, String doing) {
    return look.found().withWork(WorkLog.begun(workRequest.orElse(""), doing, now));
  }

  private Report<ProvisionedStatus> waiting(Duration again) {
    var verdict = look.found().facts() == null ? unconfirmed() : changing(look.found().facts());
    return report(look.found(), verdict, List.of(), again);
  }

  private Verdict unconfirmed() {
    var text =
        "a call that makes the "
            + noun()
            + " may have been lost on its way; looking for it before another is made";
    var says = new Says(false, "Creating", text);
    return Verdict.synced(says, says.message());
  }

  private Verdict changing(Observation.Facts facts) {
    var text = "%s %s is %s%s".formatted(noun(), facts.id(), facts.state(), progress());
    var usable = facts.lifecycle() == Lifecycle.CHANGING && wasReady();
    return usable
        ? Verdict.synced(text)
        : Verdict.synced(new Says(false, ProvisionedStatuses.camelCase(facts.state()), text), text);
  }

  private String progress() {
    var work = look.found().work();
    return work == null || work.percentComplete() == null
        ? ""
        : ", %d %% done".formatted(work.percentComplete());
  }

  private Report<ProvisionedStatus> keep() {
    var facts = Objects.requireNonNull(look.found().facts());
    var atRest = bench.platform().cadence().atRest();
    var found = look.found().withWork(null);
    if (facts.lifecycle() == Lifecycle.STOPPED) {
      var text = "%s %s is %s".formatted(noun(), facts.id(), facts.state());
      return report(
          found, Verdict.synced(new Says(false, "Stopped", text), text), List.of(), atRest);
    }
    var impediment = site.model().impediment(object.getSpec(), actual());
    return impediment
        .map(what -> impeded(found, facts, what))
        .orElseGet(() -> connected(found, facts, atRest));
  }

  /// Told once; OCI or a user may mend it at any time.
  private Report<ProvisionedStatus> impeded(
      Findings found, Observation.Facts facts, Impediment what) {
    var text = "%s %s is %s: %s".formatted(noun(), facts.id(), facts.state(), what.message());
    var says = new Says(false, what.reason(), text);
    var known =
        object.getStatus().conditions().stream()
            .anyMatch(c -> c.type().equals(ProvisionedStatuses.READY) && c.message().equals(text));
    var told = what.passes() || known;
    return report(
        found,
        Verdict.synced(says, drift(facts)),
        told ? List.of() : List.of(Notice.warning(what.reason(), text)),
        what.passes() ? soon() : bench.platform().cadence().whileChanging(A_WHILE));
  }

  private Report<ProvisionedStatus> connected(
      Findings found, Observation.Facts facts, Duration again) {
    if (!site.model().connects()) {
      var text = "%s %s is %s".formatted(noun(), facts.id(), facts.state());
      return available(found, facts, text, !wasReady(), again);
    }
    var published = new Publishing<>(object, bench, site).publish(found, actual());
    if (published.isEmpty()) {
      var text = "%s %s has no endpoint yet".formatted(noun(), facts.id());
      return report(
          found, Verdict.synced(new Says(false, "NoEndpoint", text), text), List.of(), soon());
    }
    var name = published.get().found().binding();
    var text =
        "%s %s is %s; connect with Secret \"%s\""
            .formatted(noun(), facts.id(), facts.state(), name);
    var news = published.get().wrote() || !wasReady();
    return available(published.get().found(), facts, text, news, again);
  }

  private Report<ProvisionedStatus> available(
      Findings found, Observation.Facts facts, String text, boolean news, Duration again) {
    return report(
        found,
        Verdict.synced(new Says(true, "Available", text), drift(facts)),
        news ? List.of(Notice.normal("Available", text)) : List.of(),
        again);
  }

  private static String drift(Observation.Facts facts) {
    return facts.drift().isEmpty()
        ? "as the spec says"
        : "only looked at; OCI differs in " + Drift.names(facts.drift().fields());
  }

  private Duration soon() {
    return bench.platform().cadence().whileChanging(Duration.ofMinutes(1));
  }

  private boolean wasReady() {
    return Conditions.holds(object.getStatus().conditions(), ProvisionedStatuses.READY);
  }

  private M actual() {
    return Objects.requireNonNull(look.actual());
  }

  private String noun() {
    return site.model().noun();
  }

  private String uid() {
    return object.getMetadata().getUid();
  }

  private Report<ProvisionedStatus> report(
      Findings found, Verdict verdict, List<Notice> notices, Duration again) {
    return new Report<>(
        Optional.of(bench.status(object, found, verdict, now)), notices, Optional.of(again));
  }
}
