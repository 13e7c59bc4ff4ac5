package dev.tsunagi.provisioning.account;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;
import module java.sql;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What real servers and the simulated one answer alike, so that the double cannot lie.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServerCases {

  private MySqlServer server;

  /// Starts a server, or skips the test with the reason.
  abstract MySqlServer server() throws Exception;

  @BeforeAll
  void start() throws Exception {
    server = server();
    server.administer(
        "CREATE DATABASE `there`",
        "CREATE TABLE `there`.`t` (k VARCHAR(16) NOT NULL, v INT NOT NULL, PRIMARY KEY (k))"
            + " COLLATE utf8mb4_bin",
        "INSERT INTO `there`.`t` (k, v) VALUES ('one', 1)",
        "CREATE USER 'somebody'@'%' IDENTIFIED BY 'S0me-password' REQUIRE NONE",
        "CREATE USER 'careful'@'%' IDENTIFIED BY 'S0me-password' REQUIRE SSL",
        "GRANT SELECT, SHOW VIEW ON `there`.* TO 'somebody'@'%'");
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  /// A number for an error, else the first column of the rows.
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          CREATE DATABASE `there`                                                      | 1007
          CREATE DATABASE IF NOT EXISTS `there`                                        |
          DROP DATABASE `nowhere`                                                      | 1008
          DROP DATABASE IF EXISTS `nowhere`                                            |
          CREATE USER 'somebody'@'%' IDENTIFIED BY 'x'                                 | 1396
          ALTER USER 'nobody'@'%' IDENTIFIED BY 'x'                                    | 1396
          DROP USER 'nobody'@'%'                                                       | 1396
          DROP USER IF EXISTS 'nobody'@'%'                                             |
          REVOKE SELECT ON `elsewhere`.* FROM 'somebody'@'%'                           | 1141
          CREATE TABLE IF NOT EXISTS `there`.`t` (k VARCHAR(16), PRIMARY KEY (k))      |
          CREATE TABLE `there`.`t` (k VARCHAR(16), PRIMARY KEY (k))                    | 1050
          CREATE TABLE `nowhere`.`t` (k VARCHAR(16), PRIMARY KEY (k))                  | 1049
          INSERT INTO `there`.`t` (k, v) VALUES ('one', 2)                             | 1062
          SELECT v FROM `there`.`t` WHERE k = 'one'                                    | 1
          SELECT x FROM `there`.`t` WHERE k = 'one'                                    | 1054
          SELECT k FROM `there`.`nothing` WHERE k = 'one'                              | 1146
          SELECT COUNT(*) FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = 'there' | 1
          SELECT COUNT(*) FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'there'  | 1
          SELECT ssl_type FROM mysql.user WHERE Host = '%' AND User IN ('careful')     | ANY
          SELECT ssl_type FROM mysql.user WHERE Host = '%' AND User IN ('somebody')    | ""
          SELEKT everything                                                            | 1064
          CREATE DATABASE there; DROP DATABASE there                                   | 1064
          """)
  void aStatementIsAnsweredTheSame(String sql, String answer) throws SQLException {
    assertThat(answered(sql)).isEqualTo(answer);
  }

  private @Nullable String answered(String sql) throws SQLException {
    try (var connection = server.connect(MySqlServer.ADMIN, MySqlServer.PASSWORD, "");
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return null;
      }
      try (var rows = statement.getResultSet()) {
        rows.next();
        return rows.getString(1);
      }
    } catch (SQLException e) {
      return Integer.toString(e.getErrorCode());
    }
  }

  @ParameterizedTest(name = "{0} with {1} to {2}, TLS {3}")
  @CsvSource({
    "somebody, S0me-password, there, trust, 0",
    "somebody, S0me-password, there, disable, 0",
    "somebody, S0me-password, '', trust, 0",
    "somebody, wrong, there, trust, 1045",
    "somebody, '', there, trust, 1045",
    "nobody, S0me-password, there, trust, 1045",
    "somebody, S0me-password, mysql, trust, 1044",
    "careful, S0me-password, '', trust, 0",
    "careful, S0me-password, '', disable, 1045",
    "admin, C0rrect-horse-battery, nowhere, trust, 1049"
  })
  void whoMayLogIn(String user, String password, String database, String tls, int code) {
    try (var connection = server.connect(user, password, database, tls)) {
      assertThat(connection.isValid(5)).isTrue();
      assertThat(0).isEqualTo(code);
    } catch (SQLException e) {
      assertThat(e.getErrorCode()).as(e.getMessage()).isEqualTo(code);
    }
  }

  @Test
  void namesAndValuesOfAnyKindArriveAsTheyAre() throws SQLException {
    var name = "a`b\"c'd\\e;--";
    try (var connection = server.connect(MySqlServer.ADMIN, MySqlServer.PASSWORD, "")) {
      try (var create = connection.prepareStatement("CREATE DATABASE " + Sql.quoted(name));
          var insert =
              connection.prepareStatement("INSERT INTO `there`.`t` (k, v) VALUES (?, 7)")) {
        create.execute();
        insert.setString(1, "o'\\\"`%_--");
        insert.execute();
      }
    }
    assertThat(server.ask("SHOW DATABASES")).contains(name);
    assertThat(server.ask("SELECT k FROM `there`.`t` WHERE v = 7")).containsExactly("o'\\\"`%_--");
    server.administer("DROP DATABASE " + Sql.quoted(name));
    assertThat(server.ask("SHOW DATABASES")).doesNotContain(name);
  }

  @Test
  void privilegesAreShownByThePatternTheyWereGrantedFor() {
    var sql = AccountSql.findPrivileges("somebody", "there");
    assertThat(sql.values()).containsExactly("'somebody'@'%'", "there");
    assertThat(
            server.ask(
                "SELECT PRIVILEGE_TYPE FROM information_schema.SCHEMA_PRIVILEGES WHERE GRANTEE ="
                    + " '''somebody''@''%''' AND TABLE_SCHEMA = 'there'"))
        .containsExactlyInAnyOrder("SELECT", "SHOW VIEW");
  }

  @Test
  void onlyTheAdministratorAdministers() throws SQLException {
    try (var connection = server.connect("somebody", "S0me-password", "there");
        var statement = connection.createStatement()) {
      for (var sql : List.of("CREATE USER 'x'@'%' IDENTIFIED BY 'y'", "CREATE DATABASE x")) {
        try {
          statement.execute(sql);
          assertThat(sql).as("was done").isEmpty();
        } catch (SQLException e) {
          assertThat(e.getErrorCode()).as(e.getMessage()).isIn(1044, 1142, 1227);
        }
      }
    }
  }
}
