package dev.tsunagi.provisioning.account;

import module java.base;
import module java.sql;

import org.mariadb.jdbc.Driver;

/// A server to have accounts on, and whoever administers it.
interface MySqlServer extends AutoCloseable {

  String ADMIN = "admin";
  String PASSWORD = "C0rrect-horse-battery";

  int port();

  @Override
  void close();

  /// A connection of anybody's.
  default Connection connect(String user, String password, String database) throws SQLException {
    return connect(user, password, database, "trust");
  }

  default Connection connect(String user, String password, String database, String tls)
      throws SQLException {
    var properties = new Properties();
    properties.put("user", user);
    properties.put("password", password);
    properties.put("sslMode", tls);
    properties.put("allowPublicKeyRetrieval", "true");
    properties.put("connectTimeout", "5000");
    properties.put("socketTimeout", "10000");
    var url = "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port(), database);
    return Objects.requireNonNull(new Driver().connect(url, properties));
  }

  /// Whether anybody can log in.
  default boolean opens(String user, String password, String database) {
    try (var _ = connect(user, password, database)) {
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /// What the administrator does.
  default void administer(String... statements) {
    try (var connection = connect(ADMIN, PASSWORD, "");
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The first column of the answer.
  default List<String> ask(String sql) {
    try (var connection = connect(ADMIN, PASSWORD, "");
        var statement = connection.createStatement();
        var answer = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      while (answer.next()) {
        all.add(answer.getString(1));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
