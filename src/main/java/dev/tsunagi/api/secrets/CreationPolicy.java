package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How the target Secret comes to be, and whose it is.
public enum CreationPolicy {
  /// Ours: created, and removed with the ExternalSecret.
  @JsonProperty("Owner")
  OWNER,
  /// Created and then left alone: it outlives the ExternalSecret.
  @JsonProperty("Orphan")
  ORPHAN,
  /// Someone else's: our keys are laid into it once it exists.
  @JsonProperty("Merge")
  MERGE,
  /// Not written at all.
  @JsonProperty("None")
  NONE,
  /// Created when it is missing, otherwise as with `Merge`.
  @JsonProperty("CreateOrMerge")
  CREATE_OR_MERGE
}
