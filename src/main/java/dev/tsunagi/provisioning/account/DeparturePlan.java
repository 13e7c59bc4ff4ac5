package dev.tsunagi.provisioning.account;

import dev.tsunagi.failure.Failure;

/// The one thing to do now for an object that goes.
sealed interface DeparturePlan {

  record DropAccount(String user) implements DeparturePlan {}

  record DropDatabase(String name) implements DeparturePlan {}

  /// There is no such thing on the server, only an entry of it.
  record Forget(Ledger.Kind kind, String name) implements DeparturePlan {}

  /// `why` tells what remains.
  record Release(String why) implements DeparturePlan {}

  record Refuse(Failure why) implements DeparturePlan {}
}
