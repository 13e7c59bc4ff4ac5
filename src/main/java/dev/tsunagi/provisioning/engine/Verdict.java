package dev.tsunagi.provisioning.engine;

import java.util.Optional;

/// What the two conditions are to say.
///
/// @param ready empty to leave `Ready` as it was
public record Verdict(Optional<Says> ready, Says synced) {

  /// One condition. `reason` is CamelCase, `message` a sentence.
  public record Says(boolean holds, String reason, String message) {}

  static Verdict synced(Says ready, String message) {
    return new Verdict(Optional.of(ready), new Says(true, "Synced", message));
  }

  /// Synced, and nothing new about whether it can be used.
  static Verdict synced(String message) {
    return new Verdict(Optional.empty(), new Says(true, "Synced", message));
  }
}
