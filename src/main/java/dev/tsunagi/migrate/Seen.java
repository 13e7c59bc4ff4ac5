package dev.tsunagi.migrate;

import dev.tsunagi.manifest.Manifest;

/// An object as it was read, and as its kind has it.
record Seen<T>(Manifest.Found found, T object) {

  /// Whether it is being deleted, so that only its finalizers count.
  boolean isLeaving() {
    return found.tree().path("metadata").hasNonNull("deletionTimestamp");
  }

  Finding blocked(Rule rule, String path, String happens, String remedy) {
    return finding(Severity.BLOCKED, rule, path, happens, remedy);
  }

  Finding decide(Rule rule, String path, String happens, String remedy) {
    return finding(Severity.DECIDE, rule, path, happens, remedy);
  }

  Finding note(Rule rule, String path, String happens) {
    return finding(Severity.NOTE, rule, path, happens, "");
  }

  Finding same(Rule rule, String path, String happens) {
    return finding(Severity.SAME, rule, path, happens, "");
  }

  Finding finding(Severity severity, Rule rule, String path, String happens, String remedy) {
    var line = found.file().isEmpty() ? 0 : found.position(path).line();
    return new Finding(severity, rule, found.subject(), found.file(), line, path, happens, remedy);
  }
}
