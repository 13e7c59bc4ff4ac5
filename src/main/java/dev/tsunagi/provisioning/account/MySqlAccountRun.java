package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.MySqlAccountStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.reconcile.Run;

/// One run towards the account that the spec asks for.
final class MySqlAccountRun implements Run<MySqlAccountStatus> {

  private final AccountSite site;
  private final Instant now;
  private MySqlAccountStatus status;

  MySqlAccountRun(AccountSite site, Instant now) {
    this.site = site;
    this.now = now;
    this.status = site.object().getStatus();
  }

  @Override
  public Report<MySqlAccountStatus> reconcile() {
    if (Wishes.paused(site.object())) {
      return paused();
    }
    check();
    var system = site.readySystem();
    status = MySqlAccountStatuses.found(status, system.getStatus().id(), site.names());
    var vault = site.vault(system);
    var connection = site.connection(system);
    var kept = site.kept(vault);
    try (var session = site.administer(connection)) {
      var gateway = site.gateway(session);
      var at = situation(connection, kept, gateway.look());
      return new Acting(site, vault, connection, gateway, at, status, now)
          .act(MySqlAccountPlanner.plan(at, now));
    }
  }

  private void check() {
    var problems =
        Wishes.problems(site.object(), site.names()).stream().map(SpecProblem::message).toList();
    if (!problems.isEmpty()) {
      throw new FailureException(new Failure.Invalid(String.join("; ", problems)));
    }
  }

  private Situation situation(
      AccountConnection connection, Optional<KeptCredential> kept, Seen seen) {
    return new Situation(
        site.holder(),
        site.uid(),
        site.names(),
        Wishes.of(site.object()),
        kept,
        seen,
        kept.filter(k -> seen.account(k.username()).exists())
            .filter(k -> seen.account(k.username()).isOf(site.holder()))
            .filter(k -> site.opens(connection, k))
            .isPresent(),
        kept.isPresent()
            && site.handedOut()
                .filter(out -> AccountConnection.hands(out, kept.get()))
                .isPresent());
  }

  private Report<MySqlAccountStatus> paused() {
    var says = new Told.Says(false, "Paused", Wishes.PAUSED + " is true: all is left as it is");
    return report(new Told(null, says), List.of(), Optional.empty());
  }

  @Override
  public Report<MySqlAccountStatus> failed(Failure failure) {
    var told = MySqlAccountStatuses.failed(status, failure);
    var notices =
        failure instanceof Failure.Pending
            ? List.<Notice>of()
            : List.of(Notice.warning(MySqlAccountStatuses.reason(failure), failure.message()));
    return report(told, notices, Optional.of(site.platform().cadence().atRest()));
  }

  private Report<MySqlAccountStatus> report(
      Told told, List<Notice> notices, Optional<Duration> again) {
    return new Report<>(
        Optional.of(MySqlAccountStatuses.of(status, told, site.generation(), now)), notices, again);
  }
}
