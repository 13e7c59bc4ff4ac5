package dev.tsunagi.provisioning.account;

import module java.base;
import module java.sql;

import org.mariadb.jdbc.Driver;

/// Sessions over JDBC. The driver sets the values of a statement into its text itself, by the rules
/// of the server that it speaks to: there is no other way to pass a password to `CREATE USER`.
public final class JdbcSessions implements Sessions {

  private static final String CONNECT_MILLIS = "5000";

  /// Longer than any statement of ours waits for a lock.
  private static final String ANSWER_MILLIS = "15000";

  private final Driver driver = new Driver();

  @Override
  public Session open(Server server, Login login) {
    var host = server.host().contains(":") ? "[" + server.host() + "]" : server.host();
    var url = "jdbc:mariadb://%s:%d/".formatted(host, server.port());
    try {
      var connection = driver.connect(url, properties(server, login));
      return new JdbcSession(Objects.requireNonNull(connection), server);
    } catch (SQLException e) {
      throw SqlFailures.of(e, "connect to " + SqlFailures.place(server), server.tls());
    }
  }

  /// The server's certificate is not checked: that of a DB system is signed by itself. Without TLS
  /// its public key is asked for, as MySQL's own clients do then.
  private static Properties properties(Server server, Login login) {
    var all = new Properties();
    all.put("user", login.username());
    all.put("password", login.password().text());
    all.put("sslMode", server.tls() ? "trust" : "disable");
    all.put("allowPublicKeyRetrieval", Boolean.toString(!server.tls()));
    all.put("restrictedAuth", "mysql_native_password,caching_sha2_password,client_ed25519");
    all.put("connectTimeout", CONNECT_MILLIS);
    all.put("socketTimeout", ANSWER_MILLIS);
    all.put("allowLocalInfile", "false");
    all.put("useServerPrepStmts", "false");
    all.put("dumpQueriesOnException", "false");
    // Whoever waits for a lock on a table for long makes all others wait as well.
    all.put("sessionVariables", "lock_wait_timeout=5");
    return all;
  }

  /// No failure has the driver's exception for its cause: its text may quote the statement.
  private record JdbcSession(Connection connection, Server server) implements Session {

    @Override
    public void run(Sql sql) {
      try (var statement = prepared(sql)) {
        statement.execute();
      } catch (SQLException e) {
        throw failed(sql, e);
      }
    }

    @Override
    public List<List<String>> ask(Sql sql) {
      try (var statement = prepared(sql);
          var answer = statement.executeQuery()) {
        var rows = new ArrayList<List<String>>();
        while (answer.next()) {
          rows.add(row(answer));
        }
        return rows;
      } catch (SQLException e) {
        throw failed(sql, e);
      }
    }

    private static List<String> row(ResultSet answer) throws SQLException {
      var row = new ArrayList<String>();
      for (var column = 1; column <= answer.getMetaData().getColumnCount(); column++) {
        row.add(Objects.requireNonNullElse(answer.getString(column), ""));
      }
      return row;
    }

    private PreparedStatement prepared(Sql sql) throws SQLException {
      var statement = connection.prepareStatement(sql.text());
      for (var i = 0; i < sql.values().size(); i++) {
        statement.setString(i + 1, sql.values().get(i));
      }
      return statement;
    }

    private dev.tsunagi.failure.FailureException failed(Sql sql, SQLException e) {
      var doing = "run \"%s\" on %s".formatted(sql, SqlFailures.place(server));
      return SqlFailures.of(e, doing, server.tls());
    }

    @Override
    public void close() {
      try {
        connection.close();
      } catch (SQLException e) {
        // It is gone either way.
      }
    }
  }
}
