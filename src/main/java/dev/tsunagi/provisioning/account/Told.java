package dev.tsunagi.provisioning.account;

import module java.base;

import org.jspecify.annotations.Nullable;

/// What the conditions are to say.
///
/// @param ready null to leave `Ready` as it was
record Told(@Nullable Says ready, Says synced) {

  /// One condition. `reason` is CamelCase, `message` a sentence.
  record Says(boolean holds, String reason, String message) {}

  static Told ready(String message) {
    return new Told(new Says(true, "Available", message), new Says(true, "Synced", message));
  }

  /// Under way, and nothing new about whether it can be used.
  static Told working(String message) {
    return new Told(null, new Says(true, "Synced", message));
  }
}
