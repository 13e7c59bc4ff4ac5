package dev.tsunagi.provisioning.engine;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.Claim;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Lifecycle;
import java.time.Instant;
import java.util.List;

/// What OCI says about the resource.
public sealed interface Observation {

  /// There is none. `knownId` is empty if there never was one.
  record Absent(String knownId) implements Observation {}

  /// OCI answered "missing or not authorised" for one that we know.
  record Unclear(String id, Failure why) implements Observation {}

  /// A call that makes one was begun, its answer was lost, and a list may not show it yet.
  record Unconfirmed(Instant until) implements Observation {}

  /// Several carry the name that is asked for.
  record Ambiguous(List<String> ids) implements Observation {}

  /// An operator before us left this OCID in the status of OSOK, and nothing tells whose it is.
  record Inherited(String id) implements Observation {}

  record Present(Facts facts, Lead lead) implements Observation {}

  /// What led to a resource.
  enum Lead {
    /// The spec names its OCID.
    SPEC,
    /// The status has its OCID on record.
    STATUS,
    /// It carries our tags.
    TAGS,
    /// It has the right name, and no more than that.
    NAME
  }

  /// `state`: the lifecycle state in OCI's words.
  record Facts(String id, Lifecycle lifecycle, String state, Claim claim, Drift drift) {

    /// Whether it is ours, and at rest, so that OCI would take a call that deletes it.
    boolean isDeletable() {
      return claim instanceof Claim.Ours
          && switch (lifecycle) {
            case READY, STOPPED, BROKEN -> true;
            case CHANGING, DELETING, DELETED -> false;
          };
    }
  }
}
