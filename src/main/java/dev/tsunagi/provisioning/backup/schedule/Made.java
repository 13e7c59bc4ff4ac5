package dev.tsunagi.provisioning.backup.schedule;

import java.time.Instant;

/// A MySqlBackup that this schedule made.
///
/// @param due for when
/// @param trouble why it does not get on, or what it failed of; empty when all is well
record Made(String name, String uid, Instant due, State state, String trouble) {

  enum State {
    RUNNING,
    GOOD,
    FAILED,
    /// Being deleted, by whomever.
    LEAVING
  }

  boolean is(State some) {
    return state == some;
  }
}
