package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlAccountSpec.Fate;
import dev.tsunagi.api.provisioning.MySqlAccountSpec.OnDeletion;
import dev.tsunagi.api.provisioning.MySqlAccountStatus;

/// What stays on a DB system that is out of reach, as far as is on record in the cluster. Pure.
record Remains(MySqlAccountStatus status, AccountNames names, OnDeletion fates) {

  String describe() {
    var things =
        Stream.of(
                thing("account", status.username()),
                thing("account", status.previousUsername()),
                thing("database", status.database()))
            .flatMap(Optional::stream)
            .toList();
    return things.isEmpty()
        ? "nothing was made"
        : "%s on DB system %s".formatted(DeparturePlanner.remains(things), status.dbSystemId());
  }

  private static Optional<String> thing(String kind, String name) {
    return name.isEmpty() ? Optional.empty() : Optional.of("%s \"%s\"".formatted(kind, name));
  }

  /// How to have dropped what the spec wants dropped; empty if it does not, or nothing is there.
  /// Only what we give names to is in it, since a status may be forged.
  String remedy() {
    var statements = Stream.concat(accounts(), database()).collect(Collectors.joining("; "));
    return statements.isEmpty()
        ? ""
        : ". If the DB system was kept, have its administrator run: " + statements;
  }

  private Stream<String> accounts() {
    return fates.account() == Fate.KEEP
        ? Stream.empty()
        : Stream.of(status.username(), status.previousUsername())
            .filter(names.users()::contains)
            .map("DROP USER IF EXISTS '%s'@'%%'"::formatted);
  }

  /// Whether others use it, only the DB system knows.
  private Stream<String> database() {
    var isOurs = Wishes.isUsable(names) && status.database().equals(names.database());
    return fates.database() == Fate.DROP && isOurs
        ? Stream.of(
            AccountSql.dropDatabase(names.database()).text() + " (unless others use it, too)")
        : Stream.empty();
  }
}
