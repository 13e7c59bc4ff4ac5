package dev.tsunagi.simulator.mysql;

import module java.base;

/// What a server says to a statement.
sealed interface Answer {

  /// `changed`: how many rows were.
  record Done(int changed) implements Answer {}

  record Rows(List<String> columns, List<List<String>> rows) implements Answer {}

  /// Done, and nothing changed.
  Answer DONE = new Done(0);
}
