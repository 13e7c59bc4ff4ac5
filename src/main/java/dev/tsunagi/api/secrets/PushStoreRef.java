package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.StoreKind;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.jspecify.annotations.Nullable;

/// One store, or all that carry some labels. A `SecretStore` is looked for in the namespace of
/// whoever refers to it.
///
/// @param labelSelector counts only where there is no name
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PushStoreRef(String name, StoreKind kind, @Nullable LabelSelector labelSelector) {

  public PushStoreRef {
    name = Completed.text(name);
    kind = Completed.or(kind, StoreKind.SECRET_STORE);
  }
}
