package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.account.Ledger.Entry;
import dev.tsunagi.provisioning.account.Ledger.Kind;
import dev.tsunagi.provisioning.account.Ledger.Standing;
import dev.tsunagi.provisioning.account.MySqlAccountPlan.AcceptDatabase;
import dev.tsunagi.provisioning.account.MySqlAccountPlan.MakeDatabase;
import dev.tsunagi.provisioning.account.MySqlAccountPlan.Refuse;

/// Decides about the database. Whoever is not known to have a right to it gets nothing.
record DatabasePlanner(Situation at) {

  /// Empty when there is one to use.
  Optional<MySqlAccountPlan> plan() {
    var database = at.seen().database();
    var name = at.names().database();
    var entry = database.entry();
    if (entry.isEmpty()) {
      return Optional.of(
          database.exists()
              ? Refusals.foreign(at, Kind.DATABASE, name)
              : new MakeDatabase(name, false));
    }
    if (!entry.get().owner().equals(at.holder().toString())) {
      return shared(entry.get(), database.exists());
    }
    var announced = entry.get().standing() == Standing.ANNOUNCED;
    if (!database.exists()) {
      return Optional.of(
          announced || at.wish().startOver().equals(name)
              ? new MakeDatabase(name, true)
              : lost(name));
    }
    return announced ? Optional.of(doubtful(name)) : Optional.empty();
  }

  private MySqlAccountPlan doubtful(String name) {
    return at.seen().database().empty()
        ? new AcceptDatabase(name)
        : Refusals.foreign(at, Kind.DATABASE, name);
  }

  private Optional<MySqlAccountPlan> shared(Entry entry, boolean exists) {
    var who = at.holder().describe(entry.owner());
    if (!at.holder().isNeighbour(entry.owner())) {
      return Optional.of(
          Refusals.refuse(
              "DatabaseNotOurs",
              "database \"%s\" was made for %s; name another in spec.database"
                  .formatted(entry.name(), who)));
    }
    if (!at.wish().namesDatabase()) {
      return Optional.of(
          Refusals.refuse(
              "DatabaseNotOurs",
              "database \"%s\" was made for %s; to share it, name it in spec.database"
                  .formatted(entry.name(), who)));
    }
    return exists ? Optional.empty() : Optional.of(new Refuse(missing(entry, who)));
  }

  private static Failure missing(Entry entry, String who) {
    return entry.standing() == Standing.ANNOUNCED
        ? new Failure.Pending("database \"%s\" is being made for %s".formatted(entry.name(), who))
        : new Failure.Unresolved("database \"%s\" of %s is not there".formatted(entry.name(), who));
  }

  private static MySqlAccountPlan lost(String name) {
    return Refusals.refuse(
        "DatabaseLost",
        ("database \"%s\" is gone from the DB system; restore it. To begin with an empty one,"
                + " annotate this object with tsunagi.dev/start-over=%s")
            .formatted(name, name));
  }
}
