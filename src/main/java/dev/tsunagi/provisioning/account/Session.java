package dev.tsunagi.provisioning.account;

import module java.base;

/// A connection to a server, for a few statements. All throw
/// [dev.tsunagi.failure.FailureException].
public interface Session extends AutoCloseable {

  void run(Sql sql);

  /// The rows of an answer; a null is an empty text.
  List<List<String>> ask(Sql sql);

  @Override
  void close();
}
