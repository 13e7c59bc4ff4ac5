package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far we may go.
public enum ManagementPolicy {
  /// The OCI resource is made and kept as the spec says.
  @JsonProperty("Manage")
  MANAGE,
  /// The OCI resource is looked at and connected to, and never written.
  @JsonProperty("Observe")
  OBSERVE
}
