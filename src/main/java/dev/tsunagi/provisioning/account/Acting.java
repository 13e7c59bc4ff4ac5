package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlAccountStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.provisioning.CredentialVault;
import dev.tsunagi.provisioning.Passwords;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Report;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.secrets.SecretValue;
import org.jspecify.annotations.Nullable;

/// The doing half of a run: carries out one plan and tells what came of it.
final class Acting {

  /// Soon enough to feel at once.
  private static final Duration AT_ONCE = Duration.ofMillis(50);

  private final AccountSite site;
  private final CredentialVault vault;
  private final AccountConnection connection;
  private final AccountGateway gateway;
  private final Situation at;
  private final MySqlAccountStatus status;
  private final Instant now;

  Acting(
      AccountSite site,
      CredentialVault vault,
      AccountConnection connection,
      AccountGateway gateway,
      Situation at,
      MySqlAccountStatus status,
      Instant now) {
    this.site = site;
    this.vault = vault;
    this.connection = connection;
    this.gateway = gateway;
    this.at = at;
    this.status = status;
    this.now = now;
  }

  Report<MySqlAccountStatus> act(MySqlAccountPlan plan) {
    return switch (plan) {
      case MySqlAccountPlan.OpenLedger _ -> openLedger();
      case MySqlAccountPlan.MakeDatabase(var name, var announced) -> makeDatabase(name, announced);
      case MySqlAccountPlan.AcceptDatabase(var name) -> acceptDatabase(name);
      case MySqlAccountPlan.KeepPassword(var serial, var rotation) ->
          keepPassword(serial, rotation);
      case MySqlAccountPlan.MakeAccount(var user, var serial, var announced) ->
          makeAccount(user, serial, announced);
      case MySqlAccountPlan.Recognise(var user, var serial) -> recognise(user, serial);
      case MySqlAccountPlan.Rekey(var user, var serial) -> rekey(user, serial);
      case MySqlAccountPlan.Adjust(var user, var missing, var excess, var tls) ->
          adjust(user, missing, excess, tls);
      case MySqlAccountPlan.HandOut(var next) -> handOut(next);
      case MySqlAccountPlan.Refuse(var why) -> throw new FailureException(why);
    };
  }

  private Report<MySqlAccountStatus> openLedger() {
    gateway.openLedger();
    return step("LedgerOpened", "made the ledger of what belongs to whom, " + Ledger.DATABASE);
  }

  private Report<MySqlAccountStatus> makeDatabase(String name, boolean announced) {
    gateway.makeDatabase(announced);
    return step("DatabaseCreated", "made database \"%s\"".formatted(name));
  }

  private Report<MySqlAccountStatus> acceptDatabase(String name) {
    gateway.acceptDatabase();
    return step(
        "DatabaseFound",
        ("database \"%s\" was there, empty, after the call that makes it was lost; it is used, and"
                + " never dropped")
            .formatted(name));
  }

  /// Before any account gets it: no password is ever in the cluster alone.
  private Report<MySqlAccountStatus> keepPassword(int serial, boolean rotation) {
    var user = at.names().user(serial);
    var made =
        new KeptCredential(at.holder().toString(), at.uid(), serial, user, Passwords.next(), now);
    if (at.kept().isPresent()) {
      vault.replace(at.names().vaultKey(), made.json());
    } else {
      vault.keep(at.names().vaultKey(), made.json());
    }
    return step(
        rotation ? "RotationStarted" : "PasswordGenerated",
        "made a password for account \"%s\" and kept it in the vault as \"%s\""
            .formatted(user, at.names().vaultKey()));
  }

  private Report<MySqlAccountStatus> makeAccount(String user, int serial, boolean announced) {
    gateway.makeAccount(user, announced, serial, password(), at.wish().tls());
    return step("AccountCreated", "made account \"%s\"".formatted(user));
  }

  private Report<MySqlAccountStatus> recognise(String user, int serial) {
    gateway.recognise(user, serial);
    return step("AccountCreated", "found account \"%s\", which we had made".formatted(user));
  }

  private Report<MySqlAccountStatus> rekey(String user, int serial) {
    gateway.rekey(user, serial, password(), at.wish().tls());
    if (!site.opens(connection, at.kept().orElseThrow())) {
      throw new FailureException(
          new Failure.Refused(
              "AccountLocked",
              ("account \"%s\" has its password and cannot log in all the same; look at SHOW CREATE"
                      + " USER '%s'@'%%', it may be locked")
                  .formatted(user, user)));
    }
    return step(
        "PasswordSet", "gave account \"%s\" the password that is in the vault".formatted(user));
  }

  private Report<MySqlAccountStatus> adjust(
      String user, SortedSet<String> missing, SortedSet<String> excess, boolean tls) {
    gateway.adjust(user, missing, excess, tls);
    return step(
        "PrivilegesChanged",
        "account \"%s\" has %s in database \"%s\"%s"
            .formatted(
                user,
                String.join(", ", at.wish().privileges()),
                at.names().database(),
                tls ? ", with TLS only" : ""));
  }

  private Report<MySqlAccountStatus> handOut(@Nullable Instant next) {
    var kept = at.kept().orElseThrow();
    var name = site.secretName();
    var wrote =
        site.platform()
            .binding()
            .publish(site.object(), name, connection.handedOut(at.names().database(), kept));
    var text =
        "connect to database \"%s\" as \"%s\" with Secret \"%s\""
            .formatted(at.names().database(), kept.username(), name);
    var news = wrote || !Conditions.holds(status.conditions(), MySqlAccountStatuses.READY);
    return report(
        MySqlAccountStatuses.handedOut(status, at, name, next),
        Told.ready(text),
        news ? List.of(Notice.normal("Available", text)) : List.of(),
        again(next));
  }

  private Duration again(@Nullable Instant next) {
    var rest = site.platform().cadence().atRest();
    if (next == null) {
      return rest;
    }
    var due = Duration.between(now, next);
    return due.compareTo(AT_ONCE) < 0 ? AT_ONCE : due.compareTo(rest) < 0 ? due : rest;
  }

  private SecretValue password() {
    return at.kept().orElseThrow().password();
  }

  /// There is more to do.
  private Report<MySqlAccountStatus> step(String reason, String text) {
    var ready =
        Conditions.holds(status.conditions(), MySqlAccountStatuses.READY)
            ? null
            : new Told.Says(false, "Creating", text);
    var told = new Told(ready, Told.working(text).synced());
    return report(status, told, List.of(Notice.normal(reason, text)), AT_ONCE);
  }

  private Report<MySqlAccountStatus> report(
      MySqlAccountStatus found, Told told, List<Notice> notices, Duration again) {
    return new Report<>(
        Optional.of(MySqlAccountStatuses.of(found, told, site.generation(), now)),
        notices,
        Optional.of(again));
  }
}
