package dev.tsunagi.provisioning;

import module java.base;

/// Whose a resource is.
public sealed interface Claim {

  /// Made for this object.
  record Ours() implements Claim {}

  /// It carries no tag of ours.
  record Nobodys() implements Claim {}

  /// Made for, or held by, another object; `who` names it.
  ///
  /// @param tagged the object of this cluster that the tags name; empty where they name one of
  ///     another cluster, or not all of it
  record Anothers(String who, Optional<Owner> tagged) implements Claim {
    public Anothers(String who) {
      this(who, Optional.empty());
    }
  }
}
