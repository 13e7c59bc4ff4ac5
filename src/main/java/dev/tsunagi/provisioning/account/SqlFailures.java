package dev.tsunagi.provisioning.account;

import module java.base;
import module java.sql;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;

/// The one table from a server's errors to failures.
///
/// Texts carry the number of the error and not its message, and have no cause: either may quote the
/// statement, and so a password.
final class SqlFailures {

  private SqlFailures() {}

  static String place(Sessions.Server server) {
    return "MySQL at %s:%d".formatted(server.host(), server.port());
  }

  /// `doing` completes the sentence "could not …".
  static FailureException of(SQLException e, String doing, boolean tls) {
    var text = "could not %s: ".formatted(doing);
    return new FailureException(
        switch (e.getErrorCode()) {
          case 1044, 1045, 1142, 1143, 1227, 1370, 1410, 1698, 3118, 4151 ->
              new Failure.Denied(text + "the server denied access" + code(e));
          case 1007, 1062, 1396 -> new Failure.Conflict(text + "it is there already" + code(e));
          case 1205, 1213 -> new Failure.Conflict(text + "others hold a lock on it" + code(e));
          case 1290, 1836, 3100 -> new Failure.Conflict(text + "the server is read-only" + code(e));
          case 1040, 1203, 1226 ->
              new Failure.Exhausted(text + "the server has too many connections" + code(e));
          case 1819 ->
              new Failure.Invalid(
                  text
                      + "the server's password policy refuses passwords of 25 characters with"
                      + " letters, digits, - and _"
                      + code(e));
          case 0 -> new Failure.Unavailable(text + "no answer" + hint(tls));
          default -> other(e, text, tls);
        });
  }

  private static Failure other(SQLException e, String text, boolean tls) {
    var state = Objects.requireNonNullElse(e.getSQLState(), "");
    return state.startsWith("08")
        ? new Failure.Unavailable(text + "no answer" + hint(tls))
        : new Failure.Unavailable(text + "the server answered with an error" + code(e));
  }

  private static String hint(boolean tls) {
    return tls ? ", or not with TLS; spec.requireTls: false does without" : "";
  }

  private static String code(SQLException e) {
    return " (error %d, state %s)"
        .formatted(e.getErrorCode(), Objects.requireNonNullElse(e.getSQLState(), "unknown"));
  }
}
