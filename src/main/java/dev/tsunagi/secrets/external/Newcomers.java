package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;

/// The ExternalSecrets that have yet to have their first turn, when so many are there at once that
/// some will have it only when what was read for others has been let go of.
///
/// @param readers the ExternalSecrets that read the secret of that key, from whatever store
/// @param waiting how many reconciliations wait for their turn
record Newcomers(Function<String, List<ExternalSecret>> readers, IntSupplier waiting) {

  /// A rule of thumb: fewer have had their turns within seconds.
  private static final int MANY = 1_000;

  /// More keep the value there by asking for it, as long as it may stay: in a start that takes
  /// longer than that their secret is read once more for each such time.
  private static final int FEW = 10;

  /// Whether a secret is better read later: some of the few who share it are still to come.
  boolean areToRead(String key) {
    if (waiting.getAsInt() < MANY) {
      return false;
    }
    var all = readers.apply(key);
    return all.size() <= FEW && all.stream().anyMatch(Newcomers::isNew);
  }

  /// JOSDK adds the finalizer in the first turn.
  private static boolean isNew(ExternalSecret es) {
    return !es.hasFinalizer(ExternalSecretReconciler.FINALIZER) && !es.isMarkedForDeletion();
  }
}
