package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;

/// What the connection Secret of a DB system says, and what that of an account says after it. Pure.
///
/// @param data every key of it
record AccountConnection(SecretData data) {

  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";

  Sessions.Server server(boolean tls) {
    return new Sessions.Server(text("host"), port(), tls);
  }

  private int port() {
    try {
      return Integer.parseInt(text("port"));
    } catch (NumberFormatException e) {
      throw lacks("port");
    }
  }

  /// Who administers the DB system.
  Sessions.Login administrator() {
    return new Sessions.Login(text(USERNAME), value(PASSWORD));
  }

  /// The same keys, of which nothing leads to the administrator.
  SecretData handedOut(String database, KeptCredential kept) {
    var all = new TreeMap<>(data.values());
    var place = "%s:%s/%s".formatted(text("host"), text("port"), database);
    all.put(USERNAME, SecretValue.of(kept.username()));
    all.put(PASSWORD, kept.password());
    all.put("database", SecretValue.of(database));
    all.put("uri", SecretValue.of("mysql://" + place));
    all.put("jdbc-url", SecretValue.of("jdbc:mysql://" + place));
    return new SecretData(all);
  }

  /// Whether a Secret hands this credential out.
  static boolean hands(SecretData out, KeptCredential kept) {
    var wanted = Map.of(USERNAME, SecretValue.of(kept.username()), PASSWORD, kept.password());
    return out.values().entrySet().containsAll(wanted.entrySet());
  }

  private String text(String key) {
    return value(key).text();
  }

  private SecretValue value(String key) {
    var found = data.values().get(key);
    if (found == null) {
      throw lacks(key);
    }
    return found;
  }

  private static FailureException lacks(String key) {
    return new FailureException(
        new Failure.Unresolved(
            ("the connection Secret of the DB system has no key \"%s\"; for one that was restored"
                    + " or bound, give spec.adminUsername and spec.adminPassword")
                .formatted(key)));
  }
}
