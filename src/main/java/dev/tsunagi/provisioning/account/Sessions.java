package dev.tsunagi.provisioning.account;

import dev.tsunagi.secrets.SecretValue;

/// Opens sessions. Nothing is pooled: an account is looked at every ten minutes.
public interface Sessions {

  /// Where a server is, and whether to speak TLS with it.
  record Server(String host, int port, boolean tls) {}

  record Login(String username, SecretValue password) {}

  /// Throws [dev.tsunagi.failure.Failure.Denied] when the server refuses the login.
  Session open(Server server, Login login);
}
