package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.secrets.SecretValue;

/// The statements about databases and accounts. Pure.
///
/// All are of the common part of MySQL 8, 9 and MariaDB.
final class AccountSql {

  private AccountSql() {}

  static Sql countDatabases(String name) {
    return Sql.of("SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?", name);
  }

  static Sql countTables(String database) {
    return Sql.of(
        "SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?", database);
  }

  /// The kind of TLS that each of the accounts asks for; none for one that is not there.
  static Sql findUsers(List<String> users) {
    return new Sql(
        "SELECT User, ssl_type FROM mysql.user WHERE Host = '%' AND User IN (?, ?)", users);
  }

  static Sql findPrivileges(String user, String database) {
    return Sql.of(
        "SELECT PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES"
            + " WHERE GRANTEE = ? AND TABLE_SCHEMA = ?",
        "'%s'@'%%'".formatted(user),
        pattern(database));
  }

  static Sql createDatabase(String name) {
    return Sql.of("CREATE DATABASE %s CHARACTER SET utf8mb4".formatted(Sql.quoted(name)));
  }

  static Sql dropDatabase(String name) {
    return Sql.of("DROP DATABASE IF EXISTS " + Sql.quoted(name));
  }

  static Sql createUser(String user, SecretValue password, boolean tls) {
    return Sql.of("CREATE USER ?@'%' IDENTIFIED BY ?" + required(tls), user, password.text());
  }

  static Sql alterUser(String user, SecretValue password, boolean tls) {
    return Sql.of("ALTER USER ?@'%' IDENTIFIED BY ?" + required(tls), user, password.text());
  }

  static Sql requireTls(String user, boolean tls) {
    return Sql.of("ALTER USER ?@'%'" + required(tls), user);
  }

  private static String required(boolean tls) {
    return tls ? " REQUIRE SSL" : " REQUIRE NONE";
  }

  static Sql dropUser(String user) {
    return Sql.of("DROP USER IF EXISTS ?@'%'", user);
  }

  static Sql grant(String user, String database, SortedSet<String> privileges) {
    return Sql.of(
        "GRANT %s ON %s.* TO ?@'%%'"
            .formatted(String.join(", ", privileges), Sql.quoted(pattern(database))),
        user);
  }

  static Sql revoke(String user, String database, SortedSet<String> privileges) {
    return Sql.of(
        "REVOKE %s ON %s.* FROM ?@'%%'"
            .formatted(String.join(", ", privileges), Sql.quoted(pattern(database))),
        user);
  }

  /// In a grant, `_` and `%` stand for other characters: unescaped, the account of `shop_a` could
  /// read `shopXa`.
  static String pattern(String database) {
    return database.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
  }
}
