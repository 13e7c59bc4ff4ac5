package dev.tsunagi.api.common;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Whether a store belongs to one namespace or to the cluster.
public enum StoreKind {
  @JsonProperty("SecretStore")
  SECRET_STORE,
  @JsonProperty("ClusterSecretStore")
  CLUSTER_SECRET_STORE
}
