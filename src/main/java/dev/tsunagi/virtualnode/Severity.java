package dev.tsunagi.virtualnode;

/// What becomes of a pod for which a rule holds.
public enum Severity {
  /// The pod does not start, or does not do what its spec says.
  REFUSED,
  /// It runs, yet something is ignored, costs more than it seems, or is documented neither way.
  DOUBTFUL
}
