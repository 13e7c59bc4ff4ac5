package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.failure.Failure;
import org.jspecify.annotations.Nullable;

/// The one thing to do now. Each can be done again when nobody knows whether it was.
sealed interface MySqlAccountPlan {

  record OpenLedger() implements MySqlAccountPlan {}

  /// `announced`: the ledger has the entry already.
  record MakeDatabase(String name, boolean announced) implements MySqlAccountPlan {}

  /// It was made for us, or so it seems, and is empty: use it.
  record AcceptDatabase(String name) implements MySqlAccountPlan {}

  /// Make a password up and keep it in the vault.
  record KeepPassword(int serial, boolean rotation) implements MySqlAccountPlan {}

  record MakeAccount(String user, int serial, boolean announced) implements MySqlAccountPlan {}

  /// The account opens with a password that only we know: it is ours.
  record Recognise(String user, int serial) implements MySqlAccountPlan {}

  /// Give the account the password in force.
  record Rekey(String user, int serial) implements MySqlAccountPlan {}

  record Adjust(String user, SortedSet<String> missing, SortedSet<String> excess, boolean tls)
      implements MySqlAccountPlan {}

  /// Make the Secret say what is in force, if it does not.
  ///
  /// @param next when the password is to be replaced; null for never
  record HandOut(@Nullable Instant next) implements MySqlAccountPlan {}

  record Refuse(Failure why) implements MySqlAccountPlan {}
}
