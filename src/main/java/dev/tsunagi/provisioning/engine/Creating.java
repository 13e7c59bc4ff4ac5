package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Passwords;
import dev.tsunagi.provisioning.Started;
import dev.tsunagi.provisioning.engine.Verdict.Says;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;

/// Makes a resource: the pledge goes on record first, then its passwords into the vault, then the
/// call is made.
final class Creating<S extends ProvisionedSpec, M> {

  private final Scene<S, M> scene;
  private final Site<S, M> site;
  private final OpenPledges pledges;

  Creating(Scene<S, M> scene) {
    this.scene = scene;
    this.site = scene.site();
    this.pledges = scene.bench().pledges();
  }

  Report<ProvisionedStatus> promise(Pledge pledge) {
    pledges.open(scene.uid());
    return pledged(pledge);
  }

  private Report<ProvisionedStatus> pledged(Pledge pledge) {
    return creating(
        scene.look().found().pledged(pledge),
        "about to ask OCI for the " + scene.noun(),
        List.of(),
        Scene.AT_ONCE);
  }

  Report<ProvisionedStatus> create(Pledge pledge) {
    return madeCredential().orElseGet(() -> ask(pledge));
  }

  /// A password is kept in the vault before anything is made with it, one at a time.
  private Optional<Report<ProvisionedStatus>> madeCredential() {
    var missing = site.desk().toBeMade(site.model().credentials(scene.object().getSpec()));
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
    return Optional.of(
        creating(scene.look().found(), notice.message(), List.of(notice), Scene.AT_ONCE));
  }

  private Report<ProvisionedStatus> ask(Pledge pledge) {
    var credentials = site.credentials();
    var started = ordered(site.order(pledge, credentials));
    if (started.isEmpty()) {
      return pledged(new Pledge(pledge.attempt() + 1, scene.now()));
    }
    var id = started.get().id();
    var found = scene.look().found().created(id).given(credentials.versions());
    var notice =
        Notice.normal(
            "CreateStarted", "asked OCI for the %s; its OCID is %s".formatted(scene.noun(), id));
    return creating(
        found.withWork(WorkLog.begun(started.get().workRequestId(), "Create", scene.now())),
        "OCI is making the " + scene.noun(),
        List.of(notice),
        scene.whileChanging(Duration.ZERO));
  }

  /// Empty when OCI has voided the retry token: it made something for it, which is to be found
  /// first. What any other failure leaves open decides whether another call may follow without a
  /// look.
  private Optional<Started> ordered(Order<S> order) {
    pledges.close(scene.uid());
    try {
      return Optional.of(site.gateway().create(order));
    } catch (FailureException e) {
      if (e.failure() instanceof Failure.Refused(var reason, _)
          && reason.equals(ResourceCalls.USED_TOKEN)) {
        return Optional.empty();
      }
      if (!(e.failure() instanceof Failure.Unavailable)) {
        pledges.open(scene.uid());
      }
      throw e;
    }
  }

  private Report<ProvisionedStatus> creating(
      Findings found, String text, List<Notice> notices, Duration again) {
    var verdict = Verdict.synced(new Says(false, "Creating", text), text);
    return scene.report(found, verdict, notices, again);
  }
}
