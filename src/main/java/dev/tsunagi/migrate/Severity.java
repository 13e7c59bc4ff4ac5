package dev.tsunagi.migrate;

import module java.base;

/// What a finding asks of people.
public enum Severity {
  /// It does not work with Tsunagi until it is changed.
  BLOCKED,
  /// Somebody has to do or to decide something, or it ends in another way than is wished for.
  DECIDE,
  /// It changes, and nothing is to be done.
  NOTE,
  /// It stays as it is.
  SAME;

  /// Whether it waits for people.
  boolean needsSomebody() {
    return this == BLOCKED || this == DECIDE;
  }

  /// As reports have it.
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
