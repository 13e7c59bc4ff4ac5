package dev.tsunagi.simulator.oci;

/// How closely callers are looked at.
public enum SignatureCheck {
  /// Everyone is an administrator.
  OFF,
  /// Callers say who they are, and are believed.
  PARSE,
  /// Callers prove who they are.
  VERIFY
}
