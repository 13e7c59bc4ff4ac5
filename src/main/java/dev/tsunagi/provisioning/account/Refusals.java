package dev.tsunagi.provisioning.account;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.account.Ledger.Kind;

/// What is said when something is left alone. Pure.
final class Refusals {

  private Refusals() {}

  /// There is such a thing, and nothing proves that we made it.
  static MySqlAccountPlan foreign(Situation at, Kind kind, String name) {
    var what = kind == Kind.DATABASE ? "database" : "account";
    return refuse(
        kind == Kind.DATABASE ? "DatabaseNotOurs" : "AccountNotOurs",
        ("%s \"%s\" is on the DB system and nothing proves that it was made for this object, so it"
                + " is left alone. %s, or let the DB system's administrator hand it over in the"
                + " ledger there, %s: %s")
            .formatted(
                what,
                name,
                kind == Kind.DATABASE ? "Name another in spec.database" : "Rename or drop it",
                Ledger.DATABASE,
                Ledger.handOver(kind, name, at.names().database(), at.holder())));
  }

  static MySqlAccountPlan refuse(String reason, String message) {
    return new MySqlAccountPlan.Refuse(new Failure.Refused(reason, message));
  }
}
