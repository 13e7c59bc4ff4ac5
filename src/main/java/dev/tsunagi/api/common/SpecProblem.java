package dev.tsunagi.api.common;

/// One thing in a spec that cannot be understood.
///
/// @param path where, as `spec.data[0].remoteRef.key`
/// @param wrong what is wrong there, as a clause: "is missing"
/// @param allowed what would be right, or empty where that goes without saying
public record SpecProblem(String path, String wrong, String allowed) {

  /// A sentence for the user.
  public String message() {
    return path + " " + wrong + (allowed.isEmpty() ? "" : ", must be " + allowed);
  }
}
