package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

/// How a write is to be done.
///
/// @param manager who writes, for `managedFields`
/// @param force whether applying may take fields from others
/// @param warnings collects what the caller should be told although the write is fine
public record Options(
    String manager, boolean force, boolean dryRun, OnUnknown onUnknown, List<String> warnings) {

  /// What becomes of fields that the schema does not know. They are dropped in any case.
  public enum OnUnknown {
    IGNORE,
    WARN,
    STRICT
  }

  /// For writes of the server itself.
  public static Options internal() {
    return new Options("kube-controller-manager", true, false, OnUnknown.IGNORE, new ArrayList<>());
  }
}
