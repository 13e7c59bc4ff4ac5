package dev.tsunagi.app;

/// What one look of `tsunagi doctor` found.
sealed interface Diagnosis {

  /// As it should be.
  record Fine(String what) implements Diagnosis {}

  /// It may be meant so.
  record Doubtful(String what, String remedy) implements Diagnosis {}

  /// The operator cannot do its work, or some of it.
  record Bad(String what, String remedy) implements Diagnosis {}
}
