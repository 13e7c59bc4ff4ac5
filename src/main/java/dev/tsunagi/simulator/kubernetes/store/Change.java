package dev.tsunagi.simulator.kubernetes.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One write as watches see it.
///
/// @param object the object as written; for a deletion its last state with the deletion's version
/// @param previous the state before, null for a creation
public record Change(
    long version, Key key, Kind kind, ObjectNode object, @Nullable ObjectNode previous) {

  /// What happened, in the words of the wire.
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED
  }
}
