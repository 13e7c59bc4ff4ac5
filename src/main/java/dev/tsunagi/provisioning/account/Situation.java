package dev.tsunagi.provisioning.account;

import module java.base;

import org.jspecify.annotations.Nullable;

/// All that a plan depends on.
///
/// @param uid of the object
/// @param kept the password in force, if there is one
/// @param opens whether the account in force can be logged in to with it; asked only where one is
/// @param handedOut whether the connection Secret holds it
record Situation(
    Holder holder,
    String uid,
    AccountNames names,
    Wish wish,
    Optional<KeptCredential> kept,
    Seen seen,
    boolean opens,
    boolean handedOut) {

  /// What spec and annotations ask for.
  ///
  /// @param namesDatabase whether the spec does, which lets it be shared
  /// @param every how long a password is handed out; null for ever
  /// @param rotateAt when a new one was asked for; null if it was not
  /// @param startOver the database whose loss the user has agreed to, or empty
  record Wish(
      boolean namesDatabase,
      SortedSet<String> privileges,
      boolean tls,
      @Nullable Duration every,
      @Nullable Instant rotateAt,
      String startOver) {}

  /// The account in force.
  String user() {
    return names.user(kept.orElseThrow().serial());
  }

  /// The next password's number: its account is not the one in force.
  int nextSerial() {
    return Math.max(kept.map(KeptCredential::serial).orElse(0), seen.lastSerial()) + 1;
  }
}
