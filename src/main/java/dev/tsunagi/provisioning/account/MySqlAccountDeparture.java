package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlAccountSpec.Fate;
import dev.tsunagi.api.provisioning.MySqlAccountStatus;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Departure;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;

/// The end of an object: its accounts go first, and its database if the spec says so.
final class MySqlAccountDeparture implements Departure<MySqlAccountStatus> {

  private static final Duration AT_ONCE = Duration.ofMillis(50);

  private static final String LET_GO = "let go of the account: ";

  private static final String WAY_OUT =
      ". To let go of this object and leave the DB system as it is, set spec.onDeletion: {account:"
          + " Keep, database: Keep}";

  private final AccountSite site;
  private final Consumer<Notice> say;
  private final Instant now;

  /// `say` tells what no status can tell any more.
  MySqlAccountDeparture(AccountSite site, Consumer<Notice> say, Instant now) {
    this.site = site;
    this.say = say;
    this.now = now;
  }

  @Override
  public Optional<Report<MySqlAccountStatus>> depart() {
    var fates = site.object().getSpec().onDeletion();
    if (fates.account() == Fate.KEEP && fates.database() == Fate.KEEP) {
      return released("spec.onDeletion keeps account and database; " + remains().describe());
    }
    if (Wishes.paused(site.object())) {
      throw new FailureException(
          new Failure.Pending(
              "the object is paused: remove annotation %s to go on".formatted(Wishes.PAUSED)));
    }
    var system = site.system();
    if (system.filter(MySqlAccountDeparture::isGone).isPresent()) {
      return released("OCI says that its DB system is gone, and all that was on it");
    }
    return system.isEmpty() || !Wishes.isUsable(site.names()) ? left() : reached(system.get());
  }

  /// OCI says so: nothing can remain there.
  private static boolean isGone(MySqlDbSystem system) {
    return system.getStatus().lifecycleState().equals("DELETED")
        || Conditions.find(system.getStatus().conditions(), MySqlAccountStatuses.READY)
            .filter(ready -> ready.reason().equals("ExternalResourceLost"))
            .isPresent();
  }

  private Optional<Report<MySqlAccountStatus>> reached(MySqlDbSystem system) {
    var connection = site.connection(site.readySystem());
    try (var session = site.administer(connection)) {
      var gateway = site.gateway(session);
      var seen = gateway.look();
      var opens = opened(system, connection, seen);
      var fates = site.object().getSpec().onDeletion();
      return act(
          new DeparturePlanner(site.holder(), site.names(), fates, seen, opens).plan(), gateway);
    }
  }

  /// Asked only where it makes a difference: of what was begun and not finished.
  private Set<String> opened(MySqlDbSystem system, AccountConnection connection, Seen seen) {
    var doubtful =
        seen.accounts().values().stream()
            .anyMatch(a -> a.exists() && a.isOf(site.holder()) && !a.isMade());
    if (!doubtful) {
      return Set.of();
    }
    return site.kept(site.vault(system))
        .filter(kept -> site.opens(connection, kept))
        .map(kept -> Set.of(kept.username()))
        .orElse(Set.of());
  }

  private Optional<Report<MySqlAccountStatus>> act(DeparturePlan plan, AccountGateway gateway) {
    return switch (plan) {
      case DeparturePlan.DropAccount(var user) -> {
        gateway.dropAccount(user);
        yield step("AccountDropped", "dropped account \"%s\"".formatted(user));
      }
      case DeparturePlan.DropDatabase(var name) -> {
        gateway.dropDatabase();
        yield step("DatabaseDropped", "dropped database \"%s\"".formatted(name));
      }
      case DeparturePlan.Forget(var kind, var name) -> {
        gateway.forget(kind, name);
        yield report("\"%s\" is not on the DB system".formatted(name), List.of());
      }
      case DeparturePlan.Release(var why) -> released(why);
      case DeparturePlan.Refuse(var why) -> throw new FailureException(why);
    };
  }

  private Optional<Report<MySqlAccountStatus>> step(String reason, String text) {
    return report(text, List.of(Notice.normal(reason, text)));
  }

  private Optional<Report<MySqlAccountStatus>> report(String text, List<Notice> notices) {
    var told =
        new Told(new Told.Says(false, "Deleting", text), new Told.Says(true, "Synced", text));
    return Optional.of(new Report<>(Optional.of(status(told)), notices, Optional.of(AT_ONCE)));
  }

  private Remains remains() {
    var object = site.object();
    return new Remains(object.getStatus(), site.names(), object.getSpec().onDeletion());
  }

  /// Who may administer the DB system is known to nobody here any more.
  private Optional<Report<MySqlAccountStatus>> left() {
    var why = "its DB system cannot be reached through this cluster; " + remains().describe();
    var remedy = remains().remedy();
    if (remedy.isEmpty()) {
      return released(why);
    }
    say.accept(Notice.warning("Released", LET_GO + why + remedy));
    return Optional.empty();
  }

  private Optional<Report<MySqlAccountStatus>> released(String why) {
    say.accept(Notice.normal("Released", LET_GO + why));
    return Optional.empty();
  }

  @Override
  public Report<MySqlAccountStatus> failed(Failure failure) {
    var says =
        new Told.Says(false, MySqlAccountStatuses.reason(failure), failure.message() + WAY_OUT);
    return new Report<>(
        Optional.of(status(new Told(null, says))),
        List.of(Notice.warning(says.reason(), says.message())),
        Optional.of(Duration.ofMinutes(5)));
  }

  private MySqlAccountStatus status(Told told) {
    return MySqlAccountStatuses.of(site.object().getStatus(), told, site.generation(), now);
  }
}
