package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.provisioning.account.Ledger.Kind;
import dev.tsunagi.provisioning.account.MySqlAccountPlan.Adjust;
import dev.tsunagi.provisioning.account.MySqlAccountPlan.HandOut;
import dev.tsunagi.provisioning.account.MySqlAccountPlan.KeepPassword;
import dev.tsunagi.provisioning.account.MySqlAccountPlan.MakeAccount;
import dev.tsunagi.provisioning.account.MySqlAccountPlan.Recognise;
import dev.tsunagi.provisioning.account.MySqlAccountPlan.Rekey;
import dev.tsunagi.provisioning.account.Seen.SeenAccount;
import org.jspecify.annotations.Nullable;

/// Decides; touches nothing. The database comes first, then the password in the vault, then its
/// account, then the Secret; a new password only when all of that is done with the one before.
final class MySqlAccountPlanner {

  private final Situation at;
  private final Instant now;

  private MySqlAccountPlanner(Situation at, Instant now) {
    this.at = at;
    this.now = now;
  }

  static MySqlAccountPlan plan(Situation at, Instant now) {
    var planner = new MySqlAccountPlanner(at, now);
    return planner
        .ledger()
        .or(planner::database)
        .or(planner::password)
        .or(planner::account)
        .or(planner::adjusted)
        .orElseGet(planner::handedOut);
  }

  private Optional<MySqlAccountPlan> ledger() {
    return at.seen().ledger() ? Optional.empty() : Optional.of(new MySqlAccountPlan.OpenLedger());
  }

  private Optional<MySqlAccountPlan> database() {
    return new DatabasePlanner(at).plan();
  }

  private Optional<MySqlAccountPlan> password() {
    return at.kept().filter(kept -> kept.uid().equals(at.uid())).isPresent()
        ? Optional.empty()
        : Optional.of(new KeepPassword(at.nextSerial(), false));
  }

  private Optional<MySqlAccountPlan> account() {
    var user = at.user();
    var serial = at.kept().orElseThrow().serial();
    var account = at.seen().account(user);
    if (account.entry().isEmpty()) {
      return Optional.of(
          account.exists()
              ? Refusals.foreign(at, Kind.ACCOUNT, user)
              : new MakeAccount(user, serial, false));
    }
    if (!account.isOf(at.holder())) {
      return Optional.of(Refusals.foreign(at, Kind.ACCOUNT, user));
    }
    if (!account.exists()) {
      return Optional.of(new MakeAccount(user, serial, true));
    }
    return account.isMade() ? rekeyed(account, serial) : Optional.of(recognised(user, serial));
  }

  private Optional<MySqlAccountPlan> rekeyed(SeenAccount account, int serial) {
    return at.opens() && account.entry().orElseThrow().serial() == serial
        ? Optional.empty()
        : Optional.of(new Rekey(at.user(), serial));
  }

  private MySqlAccountPlan recognised(String user, int serial) {
    return at.opens() ? new Recognise(user, serial) : Refusals.foreign(at, Kind.ACCOUNT, user);
  }

  /// Both accounts: the one before is still in use.
  private Optional<MySqlAccountPlan> adjusted() {
    return at.names().users().stream()
        .flatMap(user -> adjusted(user, at.seen().account(user)).stream())
        .findFirst();
  }

  private Optional<MySqlAccountPlan> adjusted(String user, SeenAccount account) {
    if (!account.exists() || !account.isOf(at.holder()) || !account.isMade()) {
      return Optional.empty();
    }
    var missing = without(at.wish().privileges(), account.privileges());
    var excess = without(account.privileges(), at.wish().privileges());
    return missing.isEmpty() && excess.isEmpty() && account.tls() == at.wish().tls()
        ? Optional.empty()
        : Optional.of(new Adjust(user, missing, excess, at.wish().tls()));
  }

  private static SortedSet<String> without(Set<String> some, Set<String> less) {
    var rest = new TreeSet<>(some);
    rest.removeAll(less);
    return rest;
  }

  private MySqlAccountPlan handedOut() {
    var next = next(at.kept().orElseThrow().madeAt());
    return at.handedOut() && next != null && !next.isAfter(now)
        ? new KeepPassword(at.nextSerial(), true)
        : new HandOut(next);
  }

  /// What was asked for before the password was made has been done with it.
  private @Nullable Instant next(Instant madeAt) {
    var every = at.wish().every();
    var asked = at.wish().rotateAt();
    var regular = every == null ? null : madeAt.plus(every);
    if (asked == null || !asked.isAfter(madeAt)) {
      return regular;
    }
    return regular == null || asked.isBefore(regular) ? asked : regular;
  }
}
