package dev.tsunagi.simulator.mysql;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Statements that make, change and drop databases, tables, users and grants.
final class Definitions {

  private final Accounts accounts;
  private final Tables tables;

  Definitions(Accounts accounts, Tables tables) {
    this.accounts = accounts;
    this.tables = tables;
  }

  /// Nothing is done before the statement was read to its end. Throws [SqlError].
  void run(Words words) {
    var deed = read(words);
    while (words.take("CHARACTER SET") || words.take("COLLATE")) {
      words.name();
    }
    if (!words.isAtEnd()) {
      throw SqlError.syntax(words.until());
    }
    deed.run();
  }

  private Runnable read(Words words) {
    if (words.take("CREATE DATABASE")) {
      var unlessThere = words.take("IF NOT EXISTS");
      var name = words.name();
      return () -> accounts.createDatabase(name, unlessThere);
    }
    if (words.take("DROP DATABASE")) {
      var ifThere = words.take("IF EXISTS");
      var name = words.name();
      return () -> {
        accounts.dropDatabase(name, ifThere);
        tables.dropAll(name);
      };
    }
    return words.take("CREATE TABLE") ? createTable(words) : readUser(words);
  }

  private Runnable readUser(Words words) {
    if (words.take("CREATE USER")) {
      var user = user(words);
      words.expect("IDENTIFIED BY");
      var password = words.value();
      var tls = Boolean.TRUE.equals(tls(words));
      return () -> accounts.createUser(user, password, tls);
    }
    if (words.take("ALTER USER")) {
      var user = user(words);
      var password = words.take("IDENTIFIED BY") ? words.value() : null;
      var tls = tls(words);
      return () -> accounts.alterUser(user, password, tls);
    }
    if (words.take("DROP USER")) {
      var ifThere = words.take("IF EXISTS");
      var user = user(words);
      return () -> accounts.dropUser(user, ifThere);
    }
    return granted(words);
  }

  private Runnable granted(Words words) {
    var grants = words.take("GRANT");
    if (!grants) {
      words.expect("REVOKE");
    }
    var privileges = words.list(() -> words.until(",", "ON").toUpperCase(Locale.ROOT));
    words.expect("ON");
    var pattern = words.name();
    words.expect(". *");
    words.expect(grants ? "TO" : "FROM");
    var user = user(words);
    return grants
        ? () -> accounts.grant(user, pattern, privileges)
        : () -> accounts.revoke(user, pattern, privileges);
  }

  /// `'name'@'%'`; there is no other host.
  private static String user(Words words) {
    var user = words.value();
    words.expect("@");
    if (!words.value().equals("%")) {
      throw SqlError.syntax("a host other than %");
    }
    return user;
  }

  private static @Nullable Boolean tls(Words words) {
    if (words.take("REQUIRE SSL")) {
      return true;
    }
    return words.take("REQUIRE NONE") ? false : null;
  }

  /// Types are read over; of keys, the primary one counts.
  private Runnable createTable(Words words) {
    var unlessThere = words.take("IF NOT EXISTS");
    var database = words.name();
    words.expect(".");
    var name = words.name();
    words.expect("(");
    var key = new ArrayList<String>();
    words.list(
        () -> {
          if (words.take("PRIMARY KEY (")) {
            key.addAll(columns(words));
          } else {
            words.name();
            words.until("(", ",", ")");
            if (words.take("(")) {
              words.value();
              words.expect(")");
              words.until(",", ")");
            }
          }
          return name;
        });
    words.expect(")");
    return () -> tables.create(database, name, key, unlessThere);
  }

  /// Names up to a bracket.
  static List<String> columns(Words words) {
    var all = words.list(() -> words.name().toUpperCase(Locale.ROOT));
    words.expect(")");
    return all;
  }
}
