package dev.tsunagi.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.provisioning.MySqlAccountSpec.Privileges;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.secrets.SecretValue;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Texts of statements: what is a name is quoted, what is a value is never in them.
class AccountSqlTest {

  static final SecretValue PASSWORD = SecretValue.of("canary-in-a-password");

  static Stream<Arguments> statements() {
    var some = new TreeSet<>(Set.of("SELECT", "INSERT"));
    return Stream.of(
        Arguments.of(
            AccountSql.createUser("app_1", PASSWORD, true),
            "CREATE USER ?@'%' IDENTIFIED BY ? REQUIRE SSL",
            List.of("app_1", PASSWORD.text())),
        Arguments.of(
            AccountSql.alterUser("app_1", PASSWORD, false),
            "ALTER USER ?@'%' IDENTIFIED BY ? REQUIRE NONE",
            List.of("app_1", PASSWORD.text())),
        Arguments.of(
            AccountSql.grant("app_1", "shop_a", some),
            "GRANT INSERT, SELECT ON `shop\\_a`.* TO ?@'%'",
            List.of("app_1")),
        Arguments.of(
            AccountSql.revoke("app_1", "a%b", some),
            "REVOKE INSERT, SELECT ON `a\\%b`.* FROM ?@'%'",
            List.of("app_1")),
        Arguments.of(
            AccountSql.createDatabase("x`; DROP DATABASE mysql; -- "),
            "CREATE DATABASE `x``; DROP DATABASE mysql; -- ` CHARACTER SET utf8mb4",
            List.of()),
        Arguments.of(AccountSql.dropDatabase("a_b"), "DROP DATABASE IF EXISTS `a_b`", List.of()),
        Arguments.of(AccountSql.dropUser("o'; --"), "DROP USER IF EXISTS ?@'%'", List.of("o'; --")),
        Arguments.of(
            AccountSql.findPrivileges("app_1", "shop_a"),
            "SELECT PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES"
                + " WHERE GRANTEE = ? AND TABLE_SCHEMA = ?",
            List.of("'app_1'@'%'", "shop\\_a")));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("statements")
  void aStatementIsTextAndValues(Sql sql, String text, List<String> values) {
    assertThat(sql.text()).isEqualTo(text);
    assertThat(sql.values()).isEqualTo(values);
    assertThat(sql.toString()).doesNotContain("canary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          plain   | `plain`
          a`b     | `a``b`
          `       | ````
          a\\`b   | `a\\``b`
          a'b"b   | `a'b"b`
          """)
  void aNameCannotEndItsQuotes(String name, String quoted) {
    assertThat(Sql.quoted(name)).isEqualTo(quoted);
  }

  @ParameterizedTest
  @EnumSource(Privileges.class)
  void noPresetHasAPrivilegeBeyondItsDatabase(Privileges preset) {
    var beyond =
        Set.of(
            "ALL PRIVILEGES",
            "GRANT OPTION",
            "SUPER",
            "CREATE USER",
            "FILE",
            "PROCESS",
            "RELOAD",
            "SHUTDOWN",
            "REPLICATION SLAVE",
            "SHOW DATABASES");
    assertThat(Presets.of(preset)).contains("SELECT").doesNotContainAnyElementsOf(beyond);
  }

  @Test
  void onlyTheOwnerMayChangeTables() {
    var ddl = List.of("CREATE", "ALTER", "DROP", "INDEX");
    assertThat(Presets.of(Privileges.READ_ONLY)).doesNotContain("INSERT", "UPDATE", "DELETE");
    assertThat(Presets.of(Privileges.READ_WRITE)).doesNotContainAnyElementsOf(ddl);
    assertThat(Presets.of(Privileges.OWNER)).containsAll(ddl);
  }

  @ParameterizedTest
  @CsvSource({
    "1045, 28000, Denied, denied",
    "1227, 42000, Denied, denied",
    "1062, 23000, Conflict, there already",
    "1396, HY000, Conflict, there already",
    "1205, HY000, Conflict, lock",
    "1290, HY000, Conflict, read-only",
    "1040, 08004, Exhausted, connections",
    "1819, HY000, Invalid, password policy",
    "0, 08000, Unavailable, no answer",
    "1053, 08S01, Unavailable, no answer",
    "1064, 42000, Unavailable, error 1064"
  })
  void anErrorBecomesAFailureWithoutItsText(int code, String state, String kind, String says) {
    var cause = new SQLException("near 'IDENTIFIED BY 'canary-in-a-password''", state, code);
    var failed = SqlFailures.of(cause, "run it", false);
    assertThat(failed.failure().getClass().getSimpleName()).isEqualTo(kind);
    assertThat(failed.getMessage()).contains("could not run it", says).doesNotContain("canary");
    assertThat(failed.getCause()).isNull();
  }

  @Test
  void whoAsksForTlsIsToldThatItMayBeThat() {
    var failed = SqlFailures.of(new SQLException("x", "08000", 0), "connect", true);
    assertThat(failed.failure()).isInstanceOf(Failure.Unavailable.class);
    assertThat(failed.getMessage()).contains("spec.requireTls");
  }
}
