package dev.tsunagi.api.common;

import com.fasterxml.jackson.annotation.JsonInclude;

/// Names a store; a `SecretStore` is looked for in the namespace of whoever refers to it.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoreRef(String name, StoreKind kind) {

  public static final StoreRef NONE = new StoreRef("", StoreKind.SECRET_STORE);

  public StoreRef {
    name = Completed.text(name);
    kind = Completed.or(kind, StoreKind.SECRET_STORE);
  }
}
