package dev.tsunagi.secrets.provider.vault;

import module java.base;

/// Which versions make room for a new one. Pure.
///
/// @param numbers the versions to let go, oldest first
/// @param isFull whether there is no room even then
record VersionsToPrune(List<Long> numbers, boolean isFull) {

  /// So many versions OCI keeps, and as many more that wait for their deletion.
  static final int LIMIT = 30;

  /// From this version number on we count.
  static final int NEAR = 20;

  /// How many we leave when we prune: some days of history, and room for a burst of pushes.
  private static final int KEPT = 24;

  /// At most so many at once, since each is a call.
  private static final int AT_ONCE = 5;

  /// One version: whether it waits for deletion, and whether it is nothing but deprecated.
  record Version(long number, boolean leaving, boolean deprecated) {}

  /// @param ours whether we made the secret; in others we let nothing go
  static VersionsToPrune of(List<Version> versions, boolean ours) {
    var active = versions.stream().filter(v -> !v.leaving()).toList();
    var leaving = versions.size() - active.size();
    var many = Math.min(Math.min(active.size() - KEPT, AT_ONCE), LIMIT - leaving);
    var numbers =
        active.stream()
            .filter(Version::deprecated)
            .map(Version::number)
            .sorted()
            .limit(ours ? Math.max(many, 0) : 0)
            .toList();
    return new VersionsToPrune(numbers, active.size() - numbers.size() >= LIMIT);
  }
}
