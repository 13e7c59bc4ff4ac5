package dev.tsunagi.simulator.mysql;

/// An error with its number and state in MySQL.
final class SqlError extends RuntimeException {

  private final int code;
  private final String state;

  SqlError(int code, String state, String message) {
    super(message, null, false, false);
    this.code = code;
    this.state = state;
  }

  static SqlError syntax(String near) {
    return new SqlError(
        1064,
        "42000",
        "this endpoint only understands the administration of accounts; near " + near);
  }

  static SqlError denied(String user) {
    return new SqlError(1045, "28000", "Access denied for user '%s'".formatted(user));
  }

  int code() {
    return code;
  }

  String state() {
    return state;
  }
}
