package dev.tsunagi.provisioning.account;

import module java.base;

/// The statements about our ledger: a table on the DB system that says what we made there, and for
/// whom. An entry is written before its thing is made, and marked when it is.
///
/// A ledger, because an attribute of the account (`CREATE USER … ATTRIBUTE`) is MySQL's alone and a
/// database has none on either server. No account that we make can reach it. Pure.
final class Ledger {

  static final String DATABASE = "tsunagi_ledger";

  private static final String TABLE = Sql.quoted(DATABASE) + ".`entries`";

  private Ledger() {}

  /// What an entry speaks of.
  enum Kind {
    DATABASE,
    ACCOUNT
  }

  /// How sure we are of a thing. The ledger has the number.
  enum Standing {
    /// It was about to be made.
    ANNOUNCED,
    /// We made it.
    MADE,
    /// It was there, and empty, after its announcement: it is used, and never dropped.
    FOUND
  }

  /// One line.
  ///
  /// @param serial of the password that an account was last given
  record Entry(Kind kind, String name, String owner, Standing standing, int serial) {

    boolean made() {
      return standing == Standing.MADE;
    }
  }

  static List<Sql> open() {
    return List.of(
        Sql.of(
            "CREATE DATABASE IF NOT EXISTS %s CHARACTER SET utf8mb4"
                .formatted(Sql.quoted(DATABASE))),
        Sql.of(
            "CREATE TABLE IF NOT EXISTS %s (kind VARCHAR(16) NOT NULL, name VARCHAR(64) NOT NULL,"
                    .formatted(TABLE)
                + " db VARCHAR(64) NOT NULL, owner VARCHAR(400) NOT NULL, made INT NOT NULL,"
                + " serial INT NOT NULL, PRIMARY KEY (kind, name)) COLLATE utf8mb4_bin"));
  }

  /// The entries of a database and of all accounts for it.
  static Sql entries(String database) {
    return Sql.of(
        "SELECT kind, name, owner, made, serial FROM %s WHERE db = ?".formatted(TABLE), database);
  }

  static Entry entry(List<String> row) {
    return new Entry(
        Kind.valueOf(row.get(0)),
        row.get(1),
        row.get(2),
        Standing.values()[Integer.parseInt(row.get(3))],
        Integer.parseInt(row.get(4)));
  }

  /// Fails when there is an entry already, whosoever.
  static Sql announce(Kind kind, String name, String database, Holder holder) {
    return Sql.of(
        "INSERT INTO %s (kind, name, db, owner, made, serial) VALUES (?, ?, ?, ?, 0, 0)"
            .formatted(TABLE),
        kind.name(),
        name,
        database,
        holder.toString());
  }

  static Sql made(Kind kind, String name, int serial) {
    return Sql.of(
        "UPDATE %s SET made = 1, serial = ? WHERE kind = ? AND name = ?".formatted(TABLE),
        Integer.toString(serial),
        kind.name(),
        name);
  }

  static Sql found(String database) {
    return Sql.of(
        "UPDATE %s SET made = 2 WHERE kind = ? AND name = ?".formatted(TABLE),
        Kind.DATABASE.name(),
        database);
  }

  static Sql forget(Kind kind, String name) {
    return Sql.of("DELETE FROM %s WHERE kind = ? AND name = ?".formatted(TABLE), kind.name(), name);
  }

  /// How whoever administers the DB system hands a thing over that we did not make.
  static String handOver(Kind kind, String name, String database, Holder holder) {
    return "REPLACE INTO %s.entries (kind, name, db, owner, made, serial)".formatted(DATABASE)
        + " VALUES ('%s', '%s', '%s', '%s', 1, 0)".formatted(kind, name, database, holder);
  }
}
