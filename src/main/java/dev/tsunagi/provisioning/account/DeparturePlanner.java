package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlAccountSpec.Fate;
import dev.tsunagi.api.provisioning.MySqlAccountSpec.OnDeletion;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.account.Ledger.Entry;
import dev.tsunagi.provisioning.account.Ledger.Kind;

/// Decides about the end of an account and its database. Nothing goes that we are not sure to have
/// made.
///
/// @param opens the accounts that the password in the vault opens
record DeparturePlanner(
    Holder holder, AccountNames names, OnDeletion fates, Seen seen, Set<String> opens) {

  DeparturePlan plan() {
    return forgotten().or(this::account).or(this::database).orElseGet(this::released);
  }

  private Optional<DeparturePlan> forgotten() {
    var accounts =
        names.users().stream()
            .filter(user -> seen.account(user).isOf(holder) && !seen.account(user).exists())
            .<DeparturePlan>map(user -> new DeparturePlan.Forget(Kind.ACCOUNT, user));
    var database =
        own().stream()
            .filter(_ -> !seen.database().exists())
            .<DeparturePlan>map(entry -> new DeparturePlan.Forget(Kind.DATABASE, entry.name()));
    return Stream.concat(accounts, database).findFirst();
  }

  private Optional<Entry> own() {
    return seen.database().entry().filter(e -> e.owner().equals(holder.toString()));
  }

  private Optional<DeparturePlan> account() {
    return fates.account() == Fate.KEEP
        ? Optional.empty()
        : names.users().stream()
            .filter(this::isOurs)
            .<DeparturePlan>map(DeparturePlan.DropAccount::new)
            .findFirst();
  }

  private boolean isOurs(String user) {
    var account = seen.account(user);
    return account.isOf(holder) && (account.isMade() || opens.contains(user));
  }

  private Optional<DeparturePlan> database() {
    if (fates.database() == Fate.KEEP || own().filter(Entry::made).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        seen.others().isEmpty()
            ? new DeparturePlan.DropDatabase(names.database())
            : new DeparturePlan.Refuse(inUse()));
  }

  private Failure inUse() {
    var who = seen.others().stream().map(holder::describe).collect(Collectors.joining(", "));
    return new Failure.Conflict(
        "database \"%s\" has accounts of %s; delete those first".formatted(names.database(), who));
  }

  private DeparturePlan released() {
    var stays = new ArrayList<String>();
    names.users().stream()
        .filter(user -> seen.account(user).exists())
        .forEach(user -> stays.add("account \"%s\"".formatted(user)));
    if (seen.database().exists()) {
      stays.add("database \"%s\"".formatted(names.database()));
    }
    return new DeparturePlan.Release(
        stays.isEmpty()
            ? "nothing of it remains on the DB system"
            : "%s on the DB system".formatted(remains(stays)));
  }

  static String remains(List<String> things) {
    return String.join(", ", things) + (things.size() == 1 ? " remains" : " remain");
  }
}
