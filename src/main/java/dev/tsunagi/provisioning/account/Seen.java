package dev.tsunagi.provisioning.account;

import module java.base;

/// What the DB system and our ledger on it say.
///
/// @param ledger whether there is one
/// @param database the one of the spec
/// @param accounts the two of this object, by name
/// @param others who else has accounts for the database, as the ledger names them
record Seen(
    boolean ledger, SeenDatabase database, Map<String, SeenAccount> accounts, List<String> others) {

  /// `empty`: it has no table.
  record SeenDatabase(boolean exists, boolean empty, Optional<Ledger.Entry> entry) {}

  /// `privileges`: those in the database. `tls`: whether it may connect with TLS only.
  record SeenAccount(
      boolean exists, Optional<Ledger.Entry> entry, SortedSet<String> privileges, boolean tls) {

    boolean isOf(Holder holder) {
      return entry.filter(e -> e.owner().equals(holder.toString())).isPresent();
    }

    boolean isMade() {
      return entry.filter(Ledger.Entry::made).isPresent();
    }
  }

  SeenAccount account(String user) {
    return Objects.requireNonNull(accounts.get(user));
  }

  /// The highest number of a password that an account was given.
  int lastSerial() {
    return accounts.values().stream()
        .flatMap(account -> account.entry().stream())
        .mapToInt(Ledger.Entry::serial)
        .max()
        .orElse(0);
  }
}
