package dev.tsunagi.secrets.provider;

/// Whether a provider can be used as configured. "No" is an exception with the reason.
public sealed interface Validation {

  record Valid() implements Validation {}

  /// It can be used, but not as it should be. `how` is for the user.
  record Degraded(String how) implements Validation {}

  /// The provider does not let us ask; reads may work all the same.
  record Unknown(String why) implements Validation {}
}
