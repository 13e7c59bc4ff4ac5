package dev.tsunagi.api.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;

/// Names a store; a `SecretStore` is looked for in the namespace of whoever refers to it.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoreRef(
    @JsonPropertyDescription("Name of the store.") String name,
    @JsonPropertyDescription("SecretStore, or ClusterSecretStore for one of the cluster.")
        StoreKind kind) {

  public static final StoreRef NONE = new StoreRef("", StoreKind.SECRET_STORE);

  public StoreRef {
    name = Completed.text(name);
    kind = Completed.or(kind, StoreKind.SECRET_STORE);
  }
}
