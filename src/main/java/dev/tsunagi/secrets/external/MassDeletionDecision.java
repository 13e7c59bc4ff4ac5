package dev.tsunagi.secrets.external;

/// Whether so many Secrets of one store may go within a while.
///
/// A team that retires a few secrets is not held up; a store that seems to have lost a good part of
/// what it had is more often misconfigured, restored or shown a wrong compartment.
final class MassDeletionDecision {

  /// As many may always go, however few there are in all.
  static final int ALWAYS = 3;

  private MassDeletionDecision() {}

  /// @param going how many would have gone, this one included
  /// @param users how many ExternalSecrets read from the store
  /// @param percent of those may go; 100 lets all go
  static boolean mayGo(int going, int users, int percent) {
    return percent >= 100 || going <= ALWAYS || 100L * going <= (long) percent * users;
  }
}
