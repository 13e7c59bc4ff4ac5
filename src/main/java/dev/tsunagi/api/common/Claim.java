package dev.tsunagi.api.common;

/// What every kind of condition says: of what it speaks, and whether that holds.
public interface Claim {

  /// `Ready`, `Synced`, …
  String type();

  /// `True`, `False` or `Unknown`.
  String status();
}
