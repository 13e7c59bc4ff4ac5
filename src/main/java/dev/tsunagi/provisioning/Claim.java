package dev.tsunagi.provisioning;

/// Whose a resource is.
public sealed interface Claim {

  /// Made for this object.
  record Ours() implements Claim {}

  /// It carries no tag of ours.
  record Nobodys() implements Claim {}

  /// Made for, or held by, another object; `who` names it.
  record Anothers(String who) implements Claim {}
}
